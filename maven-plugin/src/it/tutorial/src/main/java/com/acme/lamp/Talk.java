package com.acme.lamp;

import com.acme.Net;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.host.HostTransport;

public final class Talk {
  private static boolean answered;

  public static void main(String[] arguments) {
    HostTransport network = Net.open((source, failure) -> failure.printStackTrace());

    Datagrams lamps = Net.bindLamp(network, Endpoint.loopback(0), new CommandHandler() {
      @Override
      public void onMessage(CommandPeer peer, CommandReader command) {
        peer.write().lamp(command.lamp()).level(Math.min(80, command.level()));
        peer.send();
      }
    });

    CommandPeer lamp = Net.bindLamp(network, Endpoint.loopback(0), lamps.local(), new CommandHandler() {
      @Override
      public void onMessage(CommandPeer peer, CommandReader command) {
        System.out.println("lamp " + command.lamp() + " is at " + command.level());
        answered = true;
      }
    });
    lamp.write().lamp(7).level(100);
    lamp.send();

    network.loop().runUntil(() -> answered);
    network.close();
  }
}
