// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.tcp.TcpReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** All conversations of a capture; the longest unused is forgotten when there are too many. */
public final class Streams {
  public static final int MAX_CONVERSATIONS = 4_096;

  /** Octets that all conversations together keep. */
  public static final int MAX_KEPT = 0x1000000;

  private static final float LOAD = 0.75f;

  private final Map<StreamKey, Conversation> conversations = new LinkedHashMap<>(16, LOAD, true);
  private final StreamKey probe = new StreamKey();
  private final Messages found = new Messages();
  private long kept;

  /** The messages that ended in the last segment. */
  public Messages found() {
    return found;
  }

  /** What was found belongs to a packet that is gone. */
  public void forget() {
    found.clear();
  }

  /**
   * Follows a segment; what ends in it is {@link #found}.
   *
   * @param source index of the source's address in the segment's buffer
   * @param size of an address, 4 or 16
   * @param isToServer whether the target's port is the one that tells the type
   * @param type of the messages
   */
  public void segment(
      TcpReader tcp, int source, int target, int size, boolean isToServer, LayerType type) {
    byte[] buffer = tcp.buffer();
    boolean isLower = probe.set(buffer, source, target, size, tcp.sourcePort(), tcp.targetPort());
    Conversation conversation = conversations.get(probe);
    if (conversation == null) {
      conversation = new Conversation(isLower == isToServer, Dialogs.of(type));
      conversations.put(probe.copy(), conversation);
    } else if (tcp.flagsSyn() && !tcp.flagsAck()) {
      conversation.restart(Dialogs.of(type));
    }
    int before = conversation.kept();
    int side = conversation.side(isLower);
    SegmentStream stream = conversation.stream(side);
    int sequence = (int) tcp.seq();
    int offset = tcp.payloadOffset();
    int length = tcp.payloadLength();
    if (tcp.flagsSyn()) {
      stream.begin(sequence, buffer, offset, length);
    } else {
      stream.segment(sequence, buffer, offset, length, conversation.dialog(), found);
    }
    kept += conversation.kept() - before;
    forgetTheOldest(conversation);
  }

  private void forgetTheOldest(Conversation current) {
    Iterator<Conversation> oldest = conversations.values().iterator();
    while (conversations.size() > MAX_CONVERSATIONS || kept > MAX_KEPT) {
      Conversation conversation = oldest.next();
      if (conversation == current) {
        return;
      }
      kept -= conversation.kept();
      oldest.remove();
    }
  }
}
