/* Huge pages save walks through page tables, which cost as much as the memory itself
 * where memory is read all over. */
#define _DEFAULT_SOURCE
#include <stdint.h>
#include <sys/mman.h>

#include "tenantsim/engine.h"

#define HUGE_PAGE ((uintptr_t)2 << 20)

/* Whole huge pages within the memory; less than a few are not worth the call. */
void ts_prefer_huge_pages (void *memory, size_t size)
{
#ifdef MADV_HUGEPAGE
  uintptr_t start = ((uintptr_t)memory + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1);
  uintptr_t end = ((uintptr_t)memory + size) & ~(HUGE_PAGE - 1);
  if (memory != NULL && end > start && end - start >= 4 * HUGE_PAGE)
    (void)madvise ((char *)memory + (start - (uintptr_t)memory), end - start, MADV_HUGEPAGE);
#else
  (void)memory;
  (void)size;
#endif
}
