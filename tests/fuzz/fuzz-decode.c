/* Fuzzes the decoding of text, with any bytes, in the encoding that is found and in those a user can choose.
 *
 * Beyond not crashing: the text must be legal and within the limit, hold no carriage return unless line ends are kept,
 * and be the same when it is decoded once more.
 *
 * The first byte is the choice of encoding and flags, the rest the input.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "decode.h"
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check (const AnalectDecoded *decoded, AnalectDecodeFlags flags)
{
  g_autoptr (AnalectDecoded) again = NULL;

  if (strlen (decoded->text) != decoded->size || decoded->size > ANALECT_TEXT_MAX_BYTES)
    abort ();
  if (!analect_text_is_legal (decoded->text, (gssize) decoded->size))
    abort ();
  if ((flags & ANALECT_DECODE_KEEP_LINE_ENDS) == 0 && strchr (decoded->text, '\r') != NULL)
    abort ();

  again = analect_decode (decoded->text, decoded->size, "UTF-8", flags, NULL);
  if (again == NULL || again->n_replaced != 0)
    abort ();
  if (!g_str_has_prefix (decoded->text, "\xef\xbb\xbf") && strcmp (again->text, decoded->text) != 0)
    abort ();
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectDecoded) decoded = NULL;
  const char *const *encodings = analect_decode_list_encodings ();
  AnalectDecodeFlags flags;
  const char *encoding;
  guint choice;

  if (size == 0)
    return 0;
  flags = data[0] & (ANALECT_DECODE_KEEP_LINE_ENDS | ANALECT_DECODE_FLAT_BREAKS);
  choice = data[0] >> 2;
  encoding = choice < g_strv_length ((char **) encodings) ? encodings[choice] : NULL;
  decoded = analect_decode ((const char *) data + 1, size - 1, encoding, flags, &error);
  if ((decoded == NULL) != (error != NULL))
    abort ();
  if (decoded != NULL)
    check (decoded, flags);
  return 0;
}
