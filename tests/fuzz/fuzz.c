/* fuzz.c - how a target says that a promise is broken */
#include "fuzz.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void fuzz_broken (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  fputs ("broken promise: ", stderr);
  vfprintf (stderr, format, arguments);
  fputc ('\n', stderr);
  va_end (arguments);
  abort ();
}
