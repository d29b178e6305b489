// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The calls of the C library that devices need, through the JDK's foreign function interface.
 *
 * <p>Transfers of octets take arrays of the heap as they are and never block. Errors come back as
 * negative numbers: {@code -errno} where the number is of use, else -1.
 */
@SuppressWarnings("restricted")
final class Libc {
  static final int O_RDWR = 2;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;
  static final int POLLIN = 1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
  private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final AddressLayout POINTER = ADDRESS;

  private static final MethodHandle OPEN =
      captured("open", FunctionDescriptor.of(JAVA_INT, POINTER, JAVA_INT), 2);
  private static final MethodHandle IOCTL =
      captured("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, POINTER), 2);
  private static final MethodHandle SOCKET =
      failing("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle BIND =
      failing("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, POINTER, JAVA_INT));
  private static final MethodHandle OPTION =
      failing(
          "setsockopt",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, POINTER, JAVA_INT));
  private static final MethodHandle INTERFACE =
      failing("if_nametoindex", FunctionDescriptor.of(JAVA_INT, POINTER));
  private static final MethodHandle CLOSE =
      plain("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle EVENTFD =
      plain("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle POLL =
      plain("poll", FunctionDescriptor.of(JAVA_INT, POINTER, JAVA_LONG, JAVA_INT));
  private static final MethodHandle READ =
      critical("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, POINTER, JAVA_LONG));
  private static final MethodHandle WRITE =
      critical("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, POINTER, JAVA_LONG));

  private Libc() {}

  /** Opens a file; its descriptor, or {@code -errno}. */
  static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CAPTURED);
      int fd = (int) OPEN.invokeExact(state, arena.allocateFrom(path), flags);
      return fd < 0 ? -(int) ERRNO.get(state, 0L) : fd;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Asks a device; {@code -errno} if it refuses. */
  static int ioctl(int fd, long request, MemorySegment argument) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CAPTURED);
      int result = (int) IOCTL.invokeExact(state, fd, request, argument);
      return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Makes a socket; its descriptor, or {@code -errno}. */
  static int socket(int family, int type, int protocol) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CAPTURED);
      int fd = (int) SOCKET.invokeExact(state, family, type, protocol);
      return fd < 0 ? -(int) ERRNO.get(state, 0L) : fd;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Binds a socket to an address; {@code -errno} if it is refused. */
  static int bind(int fd, MemorySegment address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CAPTURED);
      int result = (int) BIND.invokeExact(state, fd, address, (int) address.byteSize());
      return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Sets an option of a socket; {@code -errno} if it is refused. */
  static int option(int fd, int level, int name, MemorySegment value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CAPTURED);
      int size = (int) value.byteSize();
      int result = (int) OPTION.invokeExact(state, fd, level, name, value, size);
      return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The number of an interface; {@code -errno} if there is none of that name. */
  static int interfaceIndex(MemorySegment name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CAPTURED);
      int index = (int) INTERFACE.invokeExact(state, name);
      return index == 0 ? -(int) ERRNO.get(state, 0L) : index;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Gives a descriptor back, whatever this answers. */
  static int close(int fd) {
    try {
      return (int) CLOSE.invokeExact(fd);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** A counter that can be waited for; its descriptor, or -1. */
  static int eventfd() {
    try {
      return (int) EVENTFD.invokeExact(0, O_NONBLOCK | O_CLOEXEC);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Waits for one of {@code count} pollfd structures; blocks. */
  static int poll(MemorySegment fds, int count, int timeoutMillis) {
    try {
      return (int) POLL.invokeExact(fds, (long) count, timeoutMillis);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Reads from a descriptor that does not block; the count, or -1. */
  static int read(int fd, byte[] target, int offset, int length) {
    try {
      MemorySegment at = MemorySegment.ofArray(target).asSlice(offset, length);
      return (int) (long) READ.invokeExact(fd, at, (long) length);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Writes to a descriptor that does not block; the count, or -1. */
  static int write(int fd, byte[] source, int offset, int length) {
    try {
      MemorySegment at = MemorySegment.ofArray(source).asSlice(offset, length);
      return (int) (long) WRITE.invokeExact(fd, at, (long) length);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static MethodHandle plain(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(symbol(name), type);
  }

  private static MethodHandle failing(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(symbol(name), type, CAPTURE);
  }

  private static MethodHandle captured(String name, FunctionDescriptor type, int fixed) {
    return LINKER.downcallHandle(
        symbol(name), type, CAPTURE, Linker.Option.firstVariadicArg(fixed));
  }

  private static MethodHandle critical(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(symbol(name), type, Linker.Option.critical(true));
  }

  private static MemorySegment symbol(String name) {
    return LINKER.defaultLookup().find(name).orElseThrow(() -> new UnsatisfiedLinkError(name));
  }
}
