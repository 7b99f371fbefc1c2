/* What the two halves of the fake disk share: fake-disk.c keeps the state, fake-disk-ops.c is the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fake-disk.h"

typedef enum
{
  NODE_FILE,
  NODE_FOLDER,
  NODE_LINK,
} NodeKind;

/* One file, folder or symbolic link. All nodes live as long as the disk. */
typedef struct
{
  NodeKind kind;
  guint64 number;
  guint device; /* index into the disk's devices */
  mode_t mode, durable_mode;
  guint64 time;

  GByteArray *bytes, *durable_bytes; /* files */
  guint64 reserved;                  /* room set aside by allocate */
  gboolean lost;                     /* a sync has failed */

  char *target; /* links */

  GHashTable *entries, *durable_entries; /* folders: name → Node */
  int forbidden;                         /* errno for those who change entries, 0: none */
} Node;

/* A change of one entry that is not durable yet; changes made by one operation share a group. */
typedef struct
{
  Node *folder;
  char *name;
  Node *node; /* NULL: removed */
  guint group;
} Pending;

typedef struct
{
  Node *node;
  int flags;
  guint64 at;
  AnalectFileLock lock;
} Handle;

typedef struct
{
  guint64 capacity;
} Device;

struct _FakeDisk
{
  AnalectFileOps ops;
  GMutex mutex;
  GPtrArray *nodes;     /* of Node */
  GPtrArray *handles;   /* of Handle or NULL; the descriptor is the index plus FIRST_DESCRIPTOR */
  GArray *pending;      /* of Pending, oldest first */
  GArray *devices;      /* of Device */
  GHashTable *disabled; /* operation → errno */
  Node *root;
  guint64 clock;
  guint group;

  guint n_operations, armed;
  gboolean persistent, cutting, hit;
  int fail_code;
  guint interfere_at;
  void (*interfere) (FakeDisk *disk, gpointer data);
  gpointer interfere_data;

  gsize write_limit;
  gboolean interrupts, interrupted;
};

#define FIRST_DESCRIPTOR 1000

/* The node at PATH, or NULL with errno. FOLLOW: a link at the end is followed too. */
Node *fake_disk_find (FakeDisk *disk, const char *path, gboolean follow);

/* The folder that holds or would hold PATH, and the last name in it (caller frees). With FOLLOW a link at the end
 * leads to where it points. NULL with errno. */
Node *fake_disk_find_parent (FakeDisk *disk, const char *path, gboolean follow, char **name);

/* A node that no entry leads to yet. */
Node *fake_disk_add_node (FakeDisk *disk, NodeKind kind, guint device, mode_t mode);

/* Sets an entry (NULL: removes it) in the volatile state. */
void fake_disk_set_entry (FakeDisk *disk, Node *folder, const char *name, Node *node);

/* Entries that lead to NODE. */
guint fake_disk_count_links (FakeDisk *disk, const Node *node);

/* Bytes still free on DEVICE, not counting what NODE has. */
guint64 fake_disk_get_room (FakeDisk *disk, guint device, const Node *without);

/* Fills in the table. */
void fake_disk_init_ops (FakeDisk *disk);

/* The absolute path of NODE, without links; the caller frees it. */
char *fake_disk_path_of (FakeDisk *disk, Node *node);
