/* The state of the disk in memory: nodes, entries, what is durable, and what a power cut leaves; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fake-disk-private.h"

#include <errno.h>
#include <string.h>

#define BLOCK 512u

static void
node_free (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->bytes, g_byte_array_unref);
  g_clear_pointer (&node->durable_bytes, g_byte_array_unref);
  g_clear_pointer (&node->entries, g_hash_table_unref);
  g_clear_pointer (&node->durable_entries, g_hash_table_unref);
  g_free (node->target);
  g_free (node);
}

static void
pending_clear (gpointer data)
{
  g_free (((Pending *) data)->name);
}

static GHashTable *
entries_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
copy_entries (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer name, node;

  g_hash_table_remove_all (to);
  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &name, &node))
    g_hash_table_insert (to, g_strdup (name), node);
}

static void
copy_bytes (GByteArray *to, GByteArray *from)
{
  g_byte_array_set_size (to, 0);
  g_byte_array_append (to, from->data, from->len);
}

Node *
fake_disk_add_node (FakeDisk *disk, NodeKind kind, guint device, mode_t mode)
{
  Node *node = g_new0 (Node, 1);

  node->kind = kind;
  node->number = disk->nodes->len + 1;
  node->device = device;
  node->mode = node->durable_mode = mode;
  node->time = ++disk->clock;
  if (kind == NODE_FILE)
    {
      node->bytes = g_byte_array_new ();
      node->durable_bytes = g_byte_array_new ();
    }
  else if (kind == NODE_FOLDER)
    {
      node->entries = entries_new ();
      node->durable_entries = entries_new ();
    }
  g_ptr_array_add (disk->nodes, node);
  return node;
}

FakeDisk *
fake_disk_new (void)
{
  FakeDisk *disk = g_new0 (FakeDisk, 1);
  Device device = { .capacity = G_MAXUINT64 };

  g_mutex_init (&disk->mutex);
  disk->nodes = g_ptr_array_new_with_free_func (node_free);
  disk->handles = g_ptr_array_new ();
  disk->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (disk->pending, pending_clear);
  disk->devices = g_array_new (FALSE, FALSE, sizeof (Device));
  g_array_append_val (disk->devices, device);
  disk->disabled = g_hash_table_new (g_str_hash, g_str_equal);
  disk->root = fake_disk_add_node (disk, NODE_FOLDER, 0, 0755);
  fake_disk_init_ops (disk);
  return disk;
}

static void
close_all (FakeDisk *disk)
{
  for (guint i = 0; i < disk->handles->len; i++)
    g_free (disk->handles->pdata[i]);
  g_ptr_array_set_size (disk->handles, 0);
}

void
fake_disk_free (FakeDisk *disk)
{
  close_all (disk);
  g_ptr_array_unref (disk->handles);
  g_array_unref (disk->pending);
  g_array_unref (disk->devices);
  g_ptr_array_unref (disk->nodes);
  g_hash_table_unref (disk->disabled);
  g_mutex_clear (&disk->mutex);
  g_free (disk);
}

const AnalectFileOps *
fake_disk_ops (FakeDisk *disk)
{
  return &disk->ops;
}

/* Walks PATH from the root. The stack holds the folders on the way, so that ".." works after links too. */
typedef struct
{
  FakeDisk *disk;
  GPtrArray *stack;
  guint n_links;
} Walk;

static gboolean walk (Walk *state, const char *path, gboolean follow, Node **last, char **last_name);

/* Takes one step to NAME below the top of the stack. FINAL: there are no more names in this path. */
static gboolean
walk_step (Walk *state, const char *name, gboolean final, gboolean follow, Node **last, char **last_name)
{
  Node *folder = state->stack->pdata[state->stack->len - 1];
  Node *node;

  if (folder->kind != NODE_FOLDER)
    {
      errno = ENOTDIR;
      return FALSE;
    }
  if (strcmp (name, "..") == 0)
    {
      if (state->stack->len > 1)
        g_ptr_array_set_size (state->stack, (int) state->stack->len - 1);
      *last = state->stack->pdata[state->stack->len - 1];
      return TRUE;
    }
  node = g_hash_table_lookup (folder->entries, name);
  if (node != NULL && node->kind == NODE_LINK && (!final || follow))
    {
      if (++state->n_links > 40)
        {
          errno = ELOOP;
          return FALSE;
        }
      if (!walk (state, node->target, TRUE, last, final ? last_name : NULL))
        return FALSE;
      if (!final && *last != NULL)
        g_ptr_array_add (state->stack, *last);
      return TRUE;
    }
  *last = node;
  if (final)
    {
      g_free (*last_name);
      *last_name = g_strdup (name);
      return TRUE;
    }
  if (node == NULL)
    {
      errno = ENOENT;
      return FALSE;
    }
  g_ptr_array_add (state->stack, node);
  return TRUE;
}

/* On success *LAST is the node (NULL when only the last name is missing) and the top of the stack its folder. A nested
 * walk through a link in the middle of a path passes no LAST_NAME, and must find its node. */
static gboolean
walk (Walk *state, const char *path, gboolean follow, Node **last, char **last_name)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  g_autofree char *unused = NULL;
  guint n = 0;

  if (path[0] == '/')
    g_ptr_array_set_size (state->stack, 1);
  for (guint i = 0; names[i] != NULL; i++)
    if (names[i][0] != '\0' && strcmp (names[i], ".") != 0)
      names[n++] = names[i];
    else
      g_free (names[i]);
  names[n] = NULL;

  *last = state->stack->pdata[state->stack->len - 1];
  for (guint i = 0; i < n; i++)
    if (!walk_step (state, names[i], i + 1 == n, follow, last, last_name != NULL ? last_name : &unused))
      return FALSE;
  if (last_name == NULL && *last == NULL)
    {
      errno = ENOENT;
      return FALSE;
    }
  return TRUE;
}

Node *
fake_disk_find_parent (FakeDisk *disk, const char *path, gboolean follow, char **name)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  Walk state = { disk, stack, 0 };
  Node *last = NULL;

  g_assert_true (path[0] == '/');
  *name = NULL;
  g_ptr_array_add (stack, disk->root);
  if (!walk (&state, path, follow, &last, name))
    {
      g_clear_pointer (name, g_free);
      return NULL;
    }
  return stack->pdata[stack->len - 1];
}

Node *
fake_disk_find (FakeDisk *disk, const char *path, gboolean follow)
{
  g_autofree char *name = NULL;
  Node *folder = fake_disk_find_parent (disk, path, follow, &name);
  Node *node;

  if (folder == NULL)
    return NULL;
  if (name == NULL)
    return folder;
  node = g_hash_table_lookup (folder->entries, name);
  if (node == NULL)
    errno = ENOENT;
  return node;
}

static gboolean
find_path (Node *folder, Node *wanted, GString *path)
{
  GHashTableIter iter;
  gpointer name, node;
  gsize length = path->len;

  if (folder == wanted)
    return TRUE;
  if (folder->kind != NODE_FOLDER)
    return FALSE;
  g_hash_table_iter_init (&iter, folder->entries);
  while (g_hash_table_iter_next (&iter, &name, &node))
    {
      g_string_append_printf (path, "/%s", (char *) name);
      if (find_path (node, wanted, path))
        return TRUE;
      g_string_truncate (path, length);
    }
  return FALSE;
}

char *
fake_disk_path_of (FakeDisk *disk, Node *node)
{
  GString *path = g_string_new (NULL);

  find_path (disk->root, node, path);
  if (path->len == 0)
    g_string_append_c (path, '/');
  return g_string_free (path, FALSE);
}

void
fake_disk_set_entry (FakeDisk *disk, Node *folder, const char *name, Node *node)
{
  Pending change = { folder, g_strdup (name), node, disk->group };

  g_array_append_val (disk->pending, change);
  if (node != NULL)
    g_hash_table_insert (folder->entries, g_strdup (name), node);
  else
    g_hash_table_remove (folder->entries, name);
  folder->time = ++disk->clock;
}

guint
fake_disk_count_links (FakeDisk *disk, const Node *node)
{
  guint n = 0;

  for (guint i = 0; i < disk->nodes->len; i++)
    {
      const Node *folder = disk->nodes->pdata[i];
      GHashTableIter iter;
      gpointer value;

      if (folder->kind != NODE_FOLDER)
        continue;
      g_hash_table_iter_init (&iter, folder->entries);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        n += value == node;
    }
  return n;
}

static gboolean
is_used (FakeDisk *disk, const Node *node)
{
  for (guint i = 0; i < disk->handles->len; i++)
    {
      const Handle *handle = disk->handles->pdata[i];

      if (handle != NULL && handle->node == node)
        return TRUE;
    }
  return fake_disk_count_links (disk, node) > 0;
}

guint64
fake_disk_get_room (FakeDisk *disk, guint device, const Node *without)
{
  guint64 capacity = g_array_index (disk->devices, Device, device).capacity, used = 0;

  if (capacity == G_MAXUINT64)
    return capacity;
  for (guint i = 0; i < disk->nodes->len; i++)
    {
      const Node *node = disk->nodes->pdata[i];

      if (node->kind == NODE_FILE && node->device == device && node != without && is_used (disk, node))
        used += MAX (node->bytes->len, node->reserved);
    }
  return used < capacity ? capacity - used : 0;
}

static void
make_durable (FakeDisk *disk)
{
  for (guint i = 0; i < disk->nodes->len; i++)
    {
      Node *node = disk->nodes->pdata[i];

      node->durable_mode = node->mode;
      node->reserved = 0;
      node->lost = FALSE;
      if (node->kind == NODE_FILE)
        copy_bytes (node->durable_bytes, node->bytes);
      else if (node->kind == NODE_FOLDER)
        copy_entries (node->durable_entries, node->entries);
    }
  g_array_set_size (disk->pending, 0);
}

/* Preparing */

static Node *
need_folder (FakeDisk *disk, const char *path)
{
  g_autofree char *parent_path = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  Node *node = fake_disk_find (disk, path, TRUE);
  Node *parent;

  if (node != NULL)
    {
      g_assert_cmpint (node->kind, ==, NODE_FOLDER);
      return node;
    }
  parent = need_folder (disk, parent_path);
  node = fake_disk_add_node (disk, NODE_FOLDER, parent->device, 0755);
  fake_disk_set_entry (disk, parent, name, node);
  return node;
}

static Node *
put_node (FakeDisk *disk, const char *path, NodeKind kind)
{
  g_autofree char *parent_path = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  Node *parent = need_folder (disk, parent_path);
  Node *node = fake_disk_add_node (disk, kind, parent->device, 0644);

  fake_disk_set_entry (disk, parent, name, node);
  return node;
}

void
fake_disk_put (FakeDisk *disk, const char *path, const char *contents, gssize n_bytes)
{
  Node *node = put_node (disk, path, NODE_FILE);

  g_byte_array_append (node->bytes, (const guint8 *) contents,
                       n_bytes < 0 ? (guint) strlen (contents) : (guint) n_bytes);
  make_durable (disk);
}

void
fake_disk_put_link (FakeDisk *disk, const char *path, const char *target)
{
  put_node (disk, path, NODE_LINK)->target = g_strdup (target);
  make_durable (disk);
}

void
fake_disk_put_folder (FakeDisk *disk, const char *path)
{
  need_folder (disk, path);
  make_durable (disk);
}

void
fake_disk_put_device (FakeDisk *disk, const char *path, guint64 capacity)
{
  Device device = { .capacity = capacity };

  g_array_append_val (disk->devices, device);
  need_folder (disk, path)->device = disk->devices->len - 1;
  make_durable (disk);
}

void
fake_disk_remove (FakeDisk *disk, const char *path)
{
  g_autofree char *name = NULL;
  Node *folder = fake_disk_find_parent (disk, path, FALSE, &name);

  g_assert_true (folder != NULL && name != NULL);
  fake_disk_set_entry (disk, folder, name, NULL);
  make_durable (disk);
}

static Node *
must_find (FakeDisk *disk, const char *path)
{
  Node *node = fake_disk_find (disk, path, TRUE);

  if (node == NULL)
    g_error ("%s is not on the fake disk", path);
  return node;
}

void
fake_disk_set_mode (FakeDisk *disk, const char *path, mode_t mode)
{
  Node *node = must_find (disk, path);

  node->mode = node->durable_mode = mode;
}

void
fake_disk_forbid (FakeDisk *disk, const char *path, int code)
{
  must_find (disk, path)->forbidden = code;
}

void
fake_disk_set_capacity (FakeDisk *disk, const char *path, guint64 capacity)
{
  g_array_index (disk->devices, Device, must_find (disk, path)->device).capacity = capacity;
}

void
fake_disk_set_write_limit (FakeDisk *disk, gsize limit)
{
  disk->write_limit = limit;
}

void
fake_disk_set_interrupts (FakeDisk *disk, gboolean interrupts)
{
  disk->interrupts = interrupts;
}

void
fake_disk_disable (FakeDisk *disk, const char *operation, int code)
{
  g_hash_table_insert (disk->disabled, (gpointer) operation, GINT_TO_POINTER (code));
}

/* Looking */

GBytes *
fake_disk_get (FakeDisk *disk, const char *path)
{
  Node *node = fake_disk_find (disk, path, TRUE);

  if (node == NULL || node->kind != NODE_FILE)
    return NULL;
  return g_bytes_new (node->bytes->data, node->bytes->len);
}

gboolean
fake_disk_holds (FakeDisk *disk, const char *path, const char *contents, gssize n_bytes)
{
  g_autoptr (GBytes) actual = fake_disk_get (disk, path);
  g_autoptr (GBytes) expected = g_bytes_new_static (contents, n_bytes < 0 ? strlen (contents) : (gsize) n_bytes);

  return actual != NULL && g_bytes_equal (actual, expected);
}

mode_t
fake_disk_get_mode (FakeDisk *disk, const char *path)
{
  Node *node = fake_disk_find (disk, path, TRUE);

  return node == NULL ? 0 : node->mode;
}

char *
fake_disk_names (FakeDisk *disk, const char *path)
{
  Node *node = fake_disk_find (disk, path, TRUE);
  g_autoptr (GList) names = NULL;
  GString *joined = g_string_new (NULL);

  if (node != NULL && node->kind == NODE_FOLDER)
    names = g_list_sort (g_hash_table_get_keys (node->entries), (GCompareFunc) strcmp);
  for (GList *at = names; at != NULL; at = at->next)
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", (char *) at->data);
  return g_string_free (joined, FALSE);
}

/* Faults */

static void
arm (FakeDisk *disk, guint n, gboolean persistent, gboolean cutting, int code)
{
  disk->n_operations = 0;
  disk->hit = FALSE;
  disk->armed = n;
  disk->persistent = persistent;
  disk->cutting = cutting;
  disk->fail_code = code;
}

void
fake_disk_fail (FakeDisk *disk, guint n, gboolean persistent, int code)
{
  arm (disk, n, persistent, FALSE, code);
}

void
fake_disk_cut (FakeDisk *disk, guint n)
{
  arm (disk, n, TRUE, TRUE, EIO);
}

void
fake_disk_interfere (FakeDisk *disk, guint n, void (*interfere) (FakeDisk *disk, gpointer data), gpointer data)
{
  disk->n_operations = 0;
  disk->interfere_at = n;
  disk->interfere = interfere;
  disk->interfere_data = data;
}

gboolean
fake_disk_was_hit (FakeDisk *disk)
{
  return disk->hit;
}

guint
fake_disk_get_n_operations (FakeDisk *disk)
{
  return disk->n_operations;
}

guint
fake_disk_get_n_open (FakeDisk *disk)
{
  guint n = 0;

  for (guint i = 0; i < disk->handles->len; i++)
    n += disk->handles->pdata[i] != NULL;
  return n;
}

/* Builds the surviving bytes of NODE: every block is the old or the new one, and the size is either too. */
static void
mix_bytes (Node *node, GRand *rand)
{
  g_autoptr (GByteArray) mixed = g_byte_array_new ();
  const GByteArray *sized = g_rand_boolean (rand) ? node->bytes : node->durable_bytes;

  g_byte_array_set_size (mixed, sized->len);
  if (mixed->len > 0)
    memset (mixed->data, 0, mixed->len);
  for (guint at = 0; at < mixed->len; at += BLOCK)
    {
      const GByteArray *from = g_rand_boolean (rand) ? node->bytes : node->durable_bytes;

      if (at < from->len)
        memcpy (mixed->data + at, from->data + at, MIN (BLOCK, MIN (mixed->len, from->len) - at));
    }
  copy_bytes (node->bytes, mixed);
}

/* Puts the folders together again: the durable entries, and of the pending changes all, none, the first few, or any. */
static void
replay_entries (FakeDisk *disk, FakeDiskKeep keep, GRand *rand)
{
  guint prefix = 0, group = 0;
  gboolean in_order = keep == FAKE_DISK_KEEP_SOME && g_rand_boolean (rand), kept = FALSE;

  for (guint i = 0; i < disk->nodes->len; i++)
    {
      Node *node = disk->nodes->pdata[i];

      if (node->kind == NODE_FOLDER)
        copy_entries (node->entries, node->durable_entries);
    }
  if (in_order)
    prefix = (guint) g_rand_int_range (rand, 0, (gint32) disk->pending->len + 1);
  for (guint i = 0; i < disk->pending->len; i++)
    {
      const Pending *change = &g_array_index (disk->pending, Pending, i);

      if (i == 0 || change->group != group)
        kept = keep == FAKE_DISK_KEEP_ENTRIES
               || (keep == FAKE_DISK_KEEP_SOME && (in_order ? i < prefix : g_rand_boolean (rand)));
      group = change->group;
      if (kept && change->node != NULL)
        g_hash_table_insert (change->folder->entries, g_strdup (change->name), change->node);
      else if (kept)
        g_hash_table_remove (change->folder->entries, change->name);
    }
}

void
fake_disk_reboot (FakeDisk *disk, FakeDiskKeep keep, guint32 seed)
{
  GRand *rand = g_rand_new_with_seed (seed);

  fake_disk_fail (disk, 0, FALSE, 0);
  close_all (disk);
  if (keep != FAKE_DISK_KEEP_ALL && keep != FAKE_DISK_KEEP_BYTES)
    for (guint i = 0; i < disk->nodes->len; i++)
      {
        Node *node = disk->nodes->pdata[i];

        if (keep != FAKE_DISK_KEEP_SOME || g_rand_boolean (rand))
          node->mode = node->durable_mode;
        if (node->kind == NODE_FILE && keep == FAKE_DISK_KEEP_SOME)
          mix_bytes (node, rand);
        else if (node->kind == NODE_FILE)
          copy_bytes (node->bytes, node->durable_bytes);
      }
  if (keep != FAKE_DISK_KEEP_ALL)
    replay_entries (disk, keep, rand);
  make_durable (disk);
  g_rand_free (rand);
}
