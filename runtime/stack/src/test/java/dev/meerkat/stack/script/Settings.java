// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.link.LinkType;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.stack.ip.IpLimits;
import dev.meerkat.stack.link.LinkLimits;
import dev.meerkat.stack.tcp.TcpLimits;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** What a script sets before it begins: {@code set tcp.nagle true}, {@code set device.mtu 576}. */
final class Settings {
  private static final long FOREVER = 1_000_000_000L * 1_000_000_000L;

  final IpVersion version;

  /** Of the device. */
  int mtu = 1500;

  /** Sizes of packets are as they stand: the script is for version 6 alone. */
  private boolean exact;

  long seed = 1;
  int buffers = StackLimits.DEFAULT.buffers();

  /** One window whatever the options. */
  TcpLimits tcp = with(TcpLimits.class, TcpLimits.DEFAULT, "receiveBytes", "65535");

  /** Of scripts of packets; segments go without frames. */
  LinkType link = LinkType.ETHERNET;

  private LinkLimits links = LinkLimits.DEFAULT;
  private IpLimits ip = IpLimits.DEFAULT;

  ListenerLimits listener = ListenerLimits.DEFAULT;

  /** Small steps of reading, and no end but what TCP brings about. */
  ConnectionLimits connection = new ConnectionLimits(1000, 1 << 20, 0, FOREVER, 0);

  Settings(IpVersion version) {
    this.version = version;
  }

  void set(String name, String value) {
    int dot = name.indexOf('.');
    String component = name.substring(dot + 1);
    switch (name.substring(0, Math.max(0, dot))) {
      case "tcp" -> tcp = with(TcpLimits.class, tcp, component, value);
      case "connection" -> connection = with(ConnectionLimits.class, connection, component, value);
      case "listener" -> listener = with(ListenerLimits.class, listener, component, value);
      case "ip" -> ip = with(IpLimits.class, ip, component, value);
      case "link" -> links = with(LinkLimits.class, links, component, value);
      default -> {
        switch (name) {
          case "mtu" -> mtu = Integer.parseInt(value);
          case "link" -> link = LinkType.valueOf(value);
          case "ip" -> exact = value.equals("6");
          case "seed" -> seed = Long.parseLong(value);
          case "buffers" -> buffers = Integer.parseInt(value);
          default -> throw new IllegalArgumentException("no such setting: " + name);
        }
      }
    }
  }

  /** What a script calls a packet's size: in version 6 it is larger, so that as much data fits. */
  int packet(int octets) {
    return exact ? octets : version.packet(octets);
  }

  StackLimits stack() {
    return new StackLimits(links, ip, tcp, buffers);
  }

  /** A record with one component changed. */
  private static <T> T with(Class<T> type, T record, String name, String value) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    boolean found = false;
    try {
      for (int i = 0; i < components.length; i++) {
        boolean meant = components[i].getName().equals(name);
        found |= meant;
        values[i] =
            meant
                ? value(components[i].getType(), value)
                : components[i].getAccessor().invoke(record);
      }
      if (!found) {
        throw new IllegalArgumentException("no such limit: " + type.getSimpleName() + "." + name);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalArgumentException(name + " " + value, failure);
    }
  }

  private static Object value(Class<?> type, String text) {
    if (type == boolean.class) {
      return Boolean.valueOf(text);
    }
    if (type == int.class) {
      return Integer.valueOf(text);
    }
    if (type == long.class) {
      return Character.isLetter(text.charAt(text.length() - 1))
          ? (Long) When.duration(text)
          : Long.valueOf(text);
    }
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + text);
  }
}
