/* shim.c - faults on demand, between the program and the C library (LD_PRELOAD)
 *
 * FAULT_ALLOCATION=N   the N-th allocation fails (malloc, calloc, realloc, aligned_alloc; of every library, counted from 1)
 * FAULT_LARGE=N        the N-th allocation of 64 KiB or more
 * FAULT_WRITE=N        the N-th write to a file fails, the disk is full; likewise
 * FAULT_FSYNC=N, FAULT_CLOSE=N, FAULT_RENAME=N, FAULT_CREATE=N: input/output error
 * FAULT_SHORT=1        a write to a file takes one byte, or half of what it is given
 * FAULT_CLOCK=1        the clock of the day jumps an hour forth or back between two looks
 * FAULT_COUNT=FILE     at the end, what there was to fail: "allocations N", "writes N", ...
 *
 * Files are what was opened to be written and created; standard output and error are left alone.
 * The program under test runs on one thread, so N is the same place in every run.
 */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LARGE 65536
#define HOUR 3600

/* One kind of fault: how often it could have happened, and when it shall. */
typedef struct {
  const char *name;
  const char *variable;
  long seen;
  long wanted;
} Fault;

enum { ALLOCATION, LARGE_ALLOCATION, WRITE, FSYNC, CLOSE, RENAME, CREATE, FAULTS };

static Fault faults[FAULTS] = {
  [ALLOCATION] = {"allocations", "FAULT_ALLOCATION", 0, 0},
  [LARGE_ALLOCATION] = {"large", "FAULT_LARGE", 0, 0},
  [WRITE] = {"writes", "FAULT_WRITE", 0, 0},
  [FSYNC] = {"fsyncs", "FAULT_FSYNC", 0, 0},
  [CLOSE] = {"closes", "FAULT_CLOSE", 0, 0},
  [RENAME] = {"renames", "FAULT_RENAME", 0, 0},
  [CREATE] = {"creations", "FAULT_CREATE", 0, 0},
};

static bool is_ready; /* before main() nothing fails and nothing is counted */
static bool writes_short;
static bool clock_jumps;

static long number_in (const char *variable)
{
  const char *text = getenv (variable);
  return text == NULL ? 0 : strtol (text, NULL, 10);
}

/* Only the program itself: what it starts gets none of it. */
__attribute__ ((constructor)) static void begin (void)
{
  for (int i = 0; i < FAULTS; i++)
    faults[i].wanted = number_in (faults[i].variable);
  writes_short = number_in ("FAULT_SHORT") != 0;
  clock_jumps = number_in ("FAULT_CLOCK") != 0;
  unsetenv ("LD_PRELOAD");
  is_ready = true;
}

__attribute__ ((destructor)) static void end (void)
{
  const char *name = getenv ("FAULT_COUNT");
  is_ready = false;
  FILE *file = name == NULL ? NULL : fopen (name, "w");
  for (int i = 0; file != NULL && i < FAULTS; i++)
    fprintf (file, "%s %ld\n", faults[i].name, faults[i].seen);
  if (file != NULL)
    fclose (file);
}

static bool fails (int fault)
{
  return is_ready && ++faults[fault].seen == faults[fault].wanted;
}

static bool allocation_fails (size_t size)
{
  bool large = size >= LARGE && fails (LARGE_ALLOCATION);
  bool any = fails (ALLOCATION);
  if (large || any)
    errno = ENOMEM;
  return large || any;
}

extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *memory, size_t size);
extern void *__libc_memalign (size_t alignment, size_t size);

void *malloc (size_t size)
{
  return allocation_fails (size) ? NULL : __libc_malloc (size);
}

void *calloc (size_t n, size_t size)
{
  return allocation_fails (n * size) ? NULL : __libc_calloc (n, size);
}

void *aligned_alloc (size_t alignment, size_t size)
{
  return allocation_fails (size) ? NULL : __libc_memalign (alignment, size);
}

void *realloc (void *memory, size_t size)
{
  return size > 0 && allocation_fails (size) ? NULL : __libc_realloc (memory, size);
}

static bool is_written_file (int file)
{
  struct stat facts;
  int saved = errno;
  bool is_file = file > STDERR_FILENO && fstat (file, &facts) == 0 && S_ISREG (facts.st_mode) &&
                 (fcntl (file, F_GETFL) & O_ACCMODE) != O_RDONLY;
  errno = saved;
  return is_file;
}

/* The C library's own function of this name. */
#define REAL(type, name) ((type)dlsym (RTLD_NEXT, name))

ssize_t write (int file, const void *data, size_t length)
{
  if (is_written_file (file)) {
    if (fails (WRITE)) {
      errno = ENOSPC;
      return -1;
    }
    if (writes_short && length > 1)
      length = length > 4096 ? length / 2 : 1 + length / 8;
  }
  return REAL (ssize_t (*) (int, const void *, size_t), "write") (file, data, length);
}

int fsync (int file)
{
  if (is_written_file (file) && fails (FSYNC)) {
    errno = EIO;
    return -1;
  }
  return REAL (int (*) (int), "fsync") (file);
}

int close (int file)
{
  bool failing = is_written_file (file) && fails (CLOSE);
  int status = REAL (int (*) (int), "close") (file);
  if (!failing)
    return status;
  errno = EIO;
  return -1;
}

int rename (const char *from, const char *to)
{
  if (fails (RENAME)) {
    errno = EIO;
    return -1;
  }
  return REAL (int (*) (const char *, const char *), "rename") (from, to);
}

static int open_with (const char *function, const char *path, int flags, mode_t mode)
{
  if ((flags & O_CREAT) != 0 && fails (CREATE)) {
    errno = EDQUOT;
    return -1;
  }
  return REAL (int (*) (const char *, int, ...), function) (path, flags, mode);
}

/* The mode is there only where a file may be created; reading it where it is not does no harm here. */
#define DEFINE_OPEN(name)                                                                                              \
  int name (const char *path, int flags, ...)                                                                          \
  {                                                                                                                    \
    va_list arguments;                                                                                                 \
    va_start (arguments, flags);                                                                                       \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0;                               \
    va_end (arguments);                                                                                                \
    return open_with (#name, path, flags, mode);                                                                       \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)

int clock_gettime (clockid_t which, struct timespec *time)
{
  static unsigned looks;
  int status = REAL (int (*) (clockid_t, struct timespec *), "clock_gettime") (which, time);
  if (is_ready && clock_jumps && which == CLOCK_REALTIME)
    time->tv_sec += (time_t)(++looks % 3 == 0 ? -HOUR : looks % 3 == 1 ? HOUR : 0);
  return status;
}
