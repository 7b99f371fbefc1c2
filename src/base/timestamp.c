/* Points in time; see the header. Calendar arithmetic is the proleptic Gregorian calendar's, done here because a large
 * project holds half a million times and GDateTime allocates for each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "timestamp.h"

#include <string.h>

AnalectTime
analect_time_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* Days from 1970-01-01 to the given day: years are counted from March, so that the leap day comes last. */
static gint64
days_from_date (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = (y >= 0 ? y : y - 399) / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (gint64) era * 146097 + day_of_era - 719468;
}

static void
date_from_days (gint64 days, int *year, int *month, int *day)
{
  gint64 z = days + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  int day_of_era = (int) (z - era * 146097);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int march_month = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * march_month + 2) / 5 + 1;
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = (int) (year_of_era + era * 400) + (*month <= 2);
}

/* Reads N digits; -1 when there is anything else. */
static int
digits (const char *string, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (string[i]))
        return -1;
      value = value * 10 + (string[i] - '0');
    }
  return value;
}

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return days[month - 1] + (month == 2 && leap);
}

gboolean
analect_time_parse (const char *string, gssize n_bytes, AnalectTime *time)
{
  gsize length = n_bytes < 0 ? strlen (string) : (gsize) n_bytes;
  int year, month, day, hour, minute, second, offset = 0;
  gsize at = 19;
  gint64 value;

  *time = 0;
  if (length < 20 || string[4] != '-' || string[7] != '-' || string[10] != 'T' || string[13] != ':'
      || string[16] != ':')
    return FALSE;
  year = digits (string, 4);
  month = digits (string + 5, 2);
  day = digits (string + 8, 2);
  hour = digits (string + 11, 2);
  minute = digits (string + 14, 2);
  second = digits (string + 17, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month (year, month) || hour < 0 || hour > 23
      || minute < 0 || minute > 59 || second < 0 || second > 59)
    return FALSE;

  if (string[at] == '.')
    {
      at++;
      if (at == length || !g_ascii_isdigit (string[at]))
        return FALSE;
      while (at < length && g_ascii_isdigit (string[at]))
        at++;
    }
  if (at + 1 == length && string[at] == 'Z')
    offset = 0;
  else if (at + 6 == length && (string[at] == '+' || string[at] == '-') && string[at + 3] == ':')
    {
      int hours = digits (string + at + 1, 2), minutes = digits (string + at + 4, 2);

      if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return FALSE;
      offset = (hours * 60 + minutes) * (string[at] == '-' ? -60 : 60);
    }
  else
    return FALSE;

  value = days_from_date (year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
  if (value < ANALECT_TIME_MIN || value > ANALECT_TIME_MAX)
    return FALSE;
  *time = value;
  return TRUE;
}

static char *
put_digits (char *at, int value, guint n)
{
  for (guint i = n; i > 0; i--)
    {
      at[i - 1] = (char) ('0' + value % 10);
      value /= 10;
    }
  return at + n;
}

char *
analect_time_format (AnalectTime time, char buffer[ANALECT_TIME_STRING_SIZE])
{
  gint64 within = CLAMP (time, ANALECT_TIME_MIN, ANALECT_TIME_MAX), days = within / 86400;
  int rest = (int) (within % 86400), year, month, day;
  char *at = buffer;

  if (rest < 0)
    {
      rest += 86400;
      days--;
    }
  date_from_days (days, &year, &month, &day);
  at = put_digits (at, year, 4);
  *at++ = '-';
  at = put_digits (at, month, 2);
  *at++ = '-';
  at = put_digits (at, day, 2);
  *at++ = 'T';
  at = put_digits (at, rest / 3600, 2);
  *at++ = ':';
  at = put_digits (at, rest / 60 % 60, 2);
  *at++ = ':';
  at = put_digits (at, rest % 60, 2);
  *at++ = 'Z';
  *at = '\0';
  return buffer;
}
