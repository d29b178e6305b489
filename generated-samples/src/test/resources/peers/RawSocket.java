// SPDX-License-Identifier: Apache-2.0
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.HexFormat;
import java.util.Scanner;

/**
 * Hands IP packets to the Linux kernel and prints what it answers, for {@code KernelIT}: a packet a
 * line in hex digits on standard input, answers a line each, then a line with a dot. Java has no
 * raw sockets, and the tests are compiled for a release without foreign functions: hence a program
 * of its own, run from source. Argument: 4 or 6. Needs root.
 */
final class RawSocket {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final int SOCK_RAW = 3;
  private static final int IPPROTO_RAW = 255;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVTIMEO = 20;
  private static final long WAIT_MICROS = 300_000;
  private static final int CAPACITY = 65_536;

  private final Linker linker = Linker.nativeLinker();

  public static void main(String[] arguments) throws Throwable {
    new RawSocket().run(arguments[0].equals("6"));
  }

  private void run(boolean isSix) throws Throwable {
    MethodHandle socket = function("socket", FunctionDescriptor.of(INT, INT, INT, INT));
    MethodHandle option =
        function("setsockopt", FunctionDescriptor.of(INT, INT, INT, INT, ValueLayout.ADDRESS, INT));
    MethodHandle send =
        function(
            "sendto",
            FunctionDescriptor.of(
                LONG, INT, ValueLayout.ADDRESS, LONG, INT, ValueLayout.ADDRESS, INT));
    MethodHandle receive =
        function("recv", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG, INT));
    int family = isSix ? 10 : 2;
    int out = (int) socket.invokeExact(family, SOCK_RAW, IPPROTO_RAW);
    int in = (int) socket.invokeExact(family, SOCK_RAW, isSix ? 58 : 1);
    if (out < 0 || in < 0) {
      throw new IllegalStateException("no raw socket: " + out + " " + in);
    }
    try (Arena arena = Arena.ofConfined();
        Scanner lines = new Scanner(System.in)) {
      MemorySegment timeout = arena.allocate(LONG, 2);
      timeout.setAtIndex(LONG, 1, WAIT_MICROS);
      int status = (int) option.invokeExact(in, SOL_SOCKET, SO_RCVTIMEO, timeout, 16);
      MemorySegment buffer = arena.allocate(CAPACITY);
      MemorySegment address = arena.allocate(28);
      while (lines.hasNextLine()) {
        byte[] packet = HexFormat.of().parseHex(lines.nextLine());
        MemorySegment.copy(packet, 0, buffer, ValueLayout.JAVA_BYTE, 0, packet.length);
        address.fill((byte) 0);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) family);
        int size = isSix ? 16 : 4;
        MemorySegment.copy(
            packet, isSix ? 24 : 16, address, ValueLayout.JAVA_BYTE, isSix ? 8 : 4, size);
        long sent =
            (long) send.invokeExact(out, buffer, (long) packet.length, 0, address, isSix ? 28 : 16);
        System.out.println("sent " + sent);
        long length = (long) receive.invokeExact(in, buffer, (long) CAPACITY, 0);
        while (length > 0) {
          byte[] answer = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
          System.out.println(HexFormat.of().formatHex(answer));
          length = (long) receive.invokeExact(in, buffer, (long) CAPACITY, 0);
        }
        System.out.println(".");
      }
    }
  }

  private MethodHandle function(String name, FunctionDescriptor descriptor) {
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), descriptor);
  }
}
