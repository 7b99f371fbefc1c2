/* The table of commands and keys; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "command-table.h"

#include <glib/gi18n.h>

#define COMMAND(group_, action_, label_, ...)                                                                          \
  {                                                                                                                    \
    .group = group_, .action = action_, .label = label_, .accels = { __VA_ARGS__ }                                     \
  }
#define KEYS(group_, keys_, label_)                                                                                    \
  {                                                                                                                    \
    .group = group_, .keys = keys_, .label = label_                                                                    \
  }

/* Headings of the window of shortcuts. */
#define PROJECT   N_ ("Project")
#define WINDOW    N_ ("Window")
#define STUDIES   N_ ("Studies")
#define CODING    N_ ("Coding")
#define QUICK     N_ ("Naming a code")
#define CODEBOOK  N_ ("Codebook")
#define THEMES    N_ ("Themes")
#define OUTCOMES  N_ ("Outcomes")
#define IMPORTING N_ ("Import")
#define TABLES    N_ ("Tables")

static const AnalectCommand commands[] = {
  COMMAND (PROJECT, "win.new", N_ ("New project…"), "<Control>n"),
  COMMAND (PROJECT, "win.open", N_ ("Open a project…"), "<Control>o"),
  COMMAND (PROJECT, "win.open-sample", N_ ("Open the teaching sample"), NULL),
  COMMAND (PROJECT, "win.save", N_ ("Write the file now"), "<Control>s"),
  COMMAND (PROJECT, "win.save-as", N_ ("Save under another name…"), "<Control><Shift>s"),
  COMMAND (PROJECT, "win.save-copy", N_ ("Save a copy…"), NULL),
  COMMAND (PROJECT, "win.undo", N_ ("Undo"), "<Control>z"),
  COMMAND (PROJECT, "win.redo", N_ ("Redo"), "<Control><Shift>z", "<Control>y"),
  COMMAND (PROJECT, "win.import", N_ ("Import…"), "<Control>i"),

  COMMAND (WINDOW, "win.workspace::studies", N_ ("Go to Studies"), "<Control>1"),
  COMMAND (WINDOW, "win.workspace::coding", N_ ("Go to Coding"), "<Control>2"),
  COMMAND (WINDOW, "win.workspace::themes", N_ ("Go to Themes"), "<Control>3"),
  COMMAND (WINDOW, "win.workspace::outcomes", N_ ("Go to Outcomes"), "<Control>4"),
  COMMAND (WINDOW, "win.search", N_ ("Search everything"), "<Control>k"),
  COMMAND (WINDOW, "win.back", N_ ("Back to where you came from"), "<Alt>Left"),
  COMMAND (WINDOW, "win.next-pane", N_ ("Next pane"), "F6"),
  COMMAND (WINDOW, "win.previous-pane", N_ ("Previous pane"), "<Shift>F6"),
  COMMAND (WINDOW, "win.left-pane", N_ ("Show or hide the left pane"), "F9"),
  COMMAND (WINDOW, "win.right-pane", N_ ("Show or hide the right pane"), "<Shift>F9"),
  COMMAND (WINDOW, "win.menu", N_ ("Main menu"), "F10"),
  KEYS (WINDOW, "Menu <Shift>F10", N_ ("What can be done with the thing that has the focus")),
  COMMAND (WINDOW, "win.shortcuts", N_ ("Keyboard shortcuts"), "<Control>question", "F1"),
  COMMAND (WINDOW, "app.about", N_ ("About Analect"), NULL),
  COMMAND (WINDOW, "window.close", N_ ("Close the window"), "<Control>w"),
  COMMAND (WINDOW, "app.quit", N_ ("Quit"), "<Control>q"),

  KEYS (STUDIES, "i", N_ ("Include, and go to the next undecided record")),
  KEYS (STUDIES, "m", N_ ("Maybe, and go to the next undecided record")),
  KEYS (STUDIES, "e", N_ ("Exclude, and go to the next undecided record")),
  KEYS (STUDIES, "1 ... 9", N_ ("After E: the reason for excluding")),
  KEYS (STUDIES, "space", N_ ("Add the record to the selection")),
  KEYS (STUDIES, "Return", N_ ("Open the text in Coding")),
  KEYS (STUDIES, "F2", N_ ("Edit the record")),
  KEYS (STUDIES, "<Control>f", N_ ("Filter the records")),
  KEYS (STUDIES, "<Control>v", N_ ("Paste references")),
  KEYS (STUDIES, "<Control>c", N_ ("Copy the selected records")),

  KEYS (CODING, "Return slash", N_ ("Code the selection with a code you name")),
  KEYS (CODING, "1 ... 9", N_ ("Code the selection with the code of that digit")),
  KEYS (CODING, "v", N_ ("Code in vivo: the selected words are the code’s name")),
  KEYS (CODING, "r", N_ ("Code the selection with a recent code")),
  KEYS (CODING, "m", N_ ("Memo on the excerpt")),
  KEYS (CODING, "u", N_ ("Uncode: take the code from the excerpt")),
  KEYS (CODING, "o", N_ ("Next coding of those that overlap here")),
  KEYS (CODING, "bracketleft bracketright", N_ ("Move the excerpt’s end by a word")),
  KEYS (CODING, "braceleft braceright", N_ ("Move the excerpt’s start by a word")),
  KEYS (CODING, "<Control>bracketleft <Control>bracketright", N_ ("Move the excerpt’s end by a sentence")),
  KEYS (CODING, "<Control>braceleft <Control>braceright", N_ ("Move the excerpt’s start by a sentence")),
  KEYS (CODING, "j k", N_ ("Next and previous excerpt")),
  KEYS (CODING, "n", N_ ("Next sentence of the findings that has no code")),
  KEYS (CODING, "g", N_ ("Show my codings only")),
  KEYS (CODING, "b", N_ ("Backlight: dim what has no code")),
  KEYS (CODING, "<Control>Up <Control>Down", N_ ("Previous and next section")),
  KEYS (CODING, "<Alt>Up <Alt>Down", N_ ("Previous and next document")),
  KEYS (CODING, "<Control>f", N_ ("Find in the text")),
  KEYS (CODING, "<Control><Shift>f", N_ ("Find in all texts and code")),
  KEYS (CODING, "<Control>g <Control><Shift>g", N_ ("Find the next and the previous place")),
  KEYS (CODING, "<Control>plus <Control>minus <Control>0", N_ ("Larger, smaller and normal text")),
  KEYS (CODING, "Escape", N_ ("Clear the selection")),

  KEYS (QUICK, "Up Down", N_ ("Choose another code")),
  KEYS (QUICK, "Return", N_ ("Code and close")),
  KEYS (QUICK, "<Control>Return", N_ ("Code and stay, to give another code")),
  KEYS (QUICK, "<Shift>Return", N_ ("Make a new code of what is typed")),
  KEYS (QUICK, "<Alt>Up <Alt>Down", N_ ("Change the direction")),
  KEYS (QUICK, "Escape", N_ ("Back to the text")),

  KEYS (CODEBOOK, "F2", N_ ("Rename the code")),
  KEYS (CODEBOOK, "Insert", N_ ("New code here")),
  KEYS (CODEBOOK, "<Alt>Up <Alt>Down", N_ ("Move the code up or down")),
  KEYS (CODEBOOK, "<Alt><Shift>Left <Alt><Shift>Right", N_ ("Move the code out of its theme, or into the one above")),
  KEYS (CODEBOOK, "<Control>m", N_ ("Merge the selected codes…")),
  KEYS (CODEBOOK, "Delete", N_ ("Take the code from its place")),
  KEYS (CODEBOOK, "<Shift>Delete", N_ ("Remove the code")),
  KEYS (CODEBOOK, "<Control>f", N_ ("Filter the codes")),

  KEYS (THEMES, "Left Right Up Down", N_ ("Move between cards and columns")),
  KEYS (THEMES, "Return", N_ ("Open the excerpts of the card")),
  KEYS (THEMES, "space", N_ ("Lift the card, and put it down")),
  KEYS (THEMES, "Escape", N_ ("Put a lifted card back")),
  KEYS (THEMES, "<Control>m", N_ ("Merge codes…")),
  KEYS (THEMES, "s", N_ ("Split the code…")),
  KEYS (THEMES, "F2", N_ ("Rename")),
  KEYS (THEMES, "Delete", N_ ("Move to the tray of unassigned codes")),

  KEYS (OUTCOMES, "Left Right Up Down", N_ ("Walk through the marks of the chart")),
  KEYS (OUTCOMES, "Return", N_ ("Go to the evidence; there: open the place in Coding")),
  KEYS (OUTCOMES, "t", N_ ("Show the numbers as a table, or the evidence")),
  KEYS (OUTCOMES, "plus minus 0", N_ ("Zoom in, zoom out, and back to the whole chart")),
  KEYS (OUTCOMES, "<Control>e", N_ ("Export the chart…")),
  KEYS (OUTCOMES, "<Control>c", N_ ("Copy the chart")),

  KEYS (IMPORTING, "s", N_ ("The two records are the same work")),
  KEYS (IMPORTING, "d", N_ ("They are different works")),
  KEYS (IMPORTING, "l", N_ ("Decide later")),
  KEYS (IMPORTING, "<Control>Return", N_ ("Import")),

  KEYS (TABLES, "F2 Return", N_ ("Edit the cell")),
  KEYS (TABLES, "<Control>d", N_ ("Fill down")),
  KEYS (TABLES, "<Control>c <Control>x <Control>v", N_ ("Copy, cut and paste cells")),
  KEYS (TABLES, "<Control>a", N_ ("Select all")),
  KEYS (TABLES, "Delete", N_ ("Empty the cells")),
};

const AnalectCommand *
analect_commands_get (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
