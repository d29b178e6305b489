// SPDX-License-Identifier: Apache-2.0
package com.acme.parrot;

import com.acme.net.Net;
import com.acme.net.parrot.Parrot;
import com.acme.net.parrot.ParrotHandler;
import com.acme.net.parrot.ParrotPeer;
import com.acme.net.parrot.ParrotReader;
import com.acme.net.parrot.SayReader;
import com.acme.net.parrot.SumReader;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.host.HostTransport;

public final class ParrotServer implements ParrotHandler {
  @Override
  public void onSay(ParrotPeer peer, ParrotReader frame, SayReader say) {
    peer.write().bodySay().text(say.buffer(), say.textOffset(), say.textLength()).end();
    peer.send();
  }

  @Override
  public void onSum(ParrotPeer peer, ParrotReader frame, SumReader sum) {
    long total = 0;
    for (int i = 0; i < sum.numbersCount(); i++) {
      total += sum.numbers(i);
    }
    peer.write().bodyTotal().value(total).end();
    peer.send();
  }

  @Override
  public void onFault(ParrotPeer peer, int code, int offset) {
    System.err.println(peer.remote() + ": " + Parrot.errorName(code) + " at " + offset);
  }

  public static void main(String[] arguments) {
    HostTransport network = Net.open((source, failure) -> failure.printStackTrace());
    Net.listenParrot(network, Endpoint.loopback(7000), new ParrotServer());
    Net.bindParrot(network, Endpoint.loopback(7000), new ParrotServer());
    network.loop().run();
  }
}
