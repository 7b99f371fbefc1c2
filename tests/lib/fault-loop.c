/* Every failure at every point; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fault-loop.h"

#include <errno.h>

#define MAX_OPERATIONS 2000u
#define N_SEEDS        4u

typedef struct
{
  const char *name;
  gboolean cut;
  gboolean persistent;
  int code;
} Fault;

static const Fault faults[] = {
  { "EIO once", FALSE, FALSE, EIO },
  { "ENOSPC once", FALSE, FALSE, ENOSPC },
  { "EACCES once", FALSE, FALSE, EACCES },
  { "EIO from then on", FALSE, TRUE, EIO },
  { "ENOSPC from then on", FALSE, TRUE, ENOSPC },
  { "power cut", TRUE, TRUE, EIO },
};

typedef struct
{
  const char *name;
  gboolean alive; /* no restart at all */
  FakeDiskKeep keep;
  guint n_seeds;
} Ending;

static const Ending endings[] = {
  { "living on", TRUE, FAKE_DISK_KEEP_ALL, 1 },
  { "keeping all", FALSE, FAKE_DISK_KEEP_ALL, 1 },
  { "keeping what was synced", FALSE, FAKE_DISK_KEEP_SYNCED, 1 },
  { "keeping folders", FALSE, FAKE_DISK_KEEP_ENTRIES, 1 },
  { "keeping bytes", FALSE, FAKE_DISK_KEEP_BYTES, 1 },
  { "keeping some", FALSE, FAKE_DISK_KEEP_SOME, N_SEEDS },
};

/* One round. Returns whether the armed operation was reached. */
static gboolean
run_round (const FaultLoop *loop, const Fault *fault, const Ending *ending, guint n, guint32 seed)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  gboolean succeeded, hit;
  guint n_open;

  if (g_test_verbose ())
    g_test_message ("operation %u: %s, %s, seed %u", n, fault->name, ending->name, seed);
  loop->prepare (disk, loop->data);
  n_open = fake_disk_get_n_open (disk);
  if (fault->cut)
    fake_disk_cut (disk, n);
  else
    fake_disk_fail (disk, n, fault->persistent, fault->code);
  succeeded = loop->work (disk, loop->data, &error);
  hit = fake_disk_was_hit (disk);
  g_assert_true (succeeded == (error == NULL));
  if (!hit)
    g_assert_no_error (error);
  g_assert_cmpuint (fake_disk_get_n_open (disk), ==, n_open);

  fake_disk_fail (disk, 0, FALSE, 0);
  if (ending->alive && loop->check_alive != NULL && !fault->persistent)
    loop->check_alive (disk, succeeded, loop->data);
  if (!ending->alive)
    fake_disk_reboot (disk, ending->keep, seed);
  loop->check (disk, succeeded, loop->data);
  return hit;
}

guint
fault_loop_run (const FaultLoop *loop)
{
  guint n_rounds = 0;

  for (guint f = 0; f < G_N_ELEMENTS (faults); f++)
    for (guint n = 1;; n++)
      {
        gboolean hit = FALSE;

        g_assert_cmpuint (n, <, MAX_OPERATIONS);
        for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
          for (guint seed = 0; seed < endings[e].n_seeds; seed++)
            {
              if (endings[e].alive && faults[f].cut)
                continue;
              hit |= run_round (loop, &faults[f], &endings[e], n, seed * 7919 + n);
              n_rounds++;
            }
        if (!hit)
          break;
      }
  g_test_message ("%u rounds", n_rounds);
  return n_rounds;
}
