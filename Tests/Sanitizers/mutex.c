// Tells the thread sanitizer of the locks of Swift's `Mutex`: where two threads meet, they are taken and given back
// inside of libswiftSynchronization, which is not compiled with the sanitizer, so that whatever a Mutex guards would
// be reported. Loaded ahead of that library by `Tests/run-sanitized`; the names are those of the library's functions.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

// Absent in processes that are not under the sanitizer, such as `swift test` itself.
extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))
#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK_SLOW "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock_slow(uint32_t thread, SELF void *self) __asm__(LOCK_SLOW);
SWIFT _Bool try_lock_slow(SELF void *self) __asm__(TRY_LOCK_SLOW);
SWIFT void unlock_slow(SELF void *self) __asm__(UNLOCK_SLOW);

SWIFT void lock_slow(uint32_t thread, SELF void *self) {
    SWIFT void (*real)(uint32_t, SELF void *) = dlsym(RTLD_NEXT, LOCK_SLOW);
    real(thread, self);
    if (__tsan_acquire) __tsan_acquire(self);
}

SWIFT _Bool try_lock_slow(SELF void *self) {
    SWIFT _Bool (*real)(SELF void *) = dlsym(RTLD_NEXT, TRY_LOCK_SLOW);
    _Bool locked = real(self);
    if (locked && __tsan_acquire) __tsan_acquire(self);
    return locked;
}

SWIFT void unlock_slow(SELF void *self) {
    SWIFT void (*real)(SELF void *) = dlsym(RTLD_NEXT, UNLOCK_SLOW);
    if (__tsan_release) __tsan_release(self);
    real(self);
}
