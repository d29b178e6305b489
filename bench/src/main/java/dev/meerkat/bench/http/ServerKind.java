// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The servers that are compared. */
enum ServerKind {
  MEERKAT("Meerkat"),
  NETTY_NIO("Netty NIO"),
  NETTY_EPOLL("Netty epoll"),
  UNDERTOW("Undertow"),
  NGINX("nginx");

  private static final String JSON = "application/json";

  private final String label;

  ServerKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Starts the server; null when it is not installed. */
  ServerProcess start(Folder folder) throws IOException, InterruptedException {
    if (this == NGINX) {
      return Tools.isOnPath("nginx") ? startNginx(folder) : null;
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return ServerProcess.start(
        label,
        List.of(
            java,
            "-Xms256m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            PeerServer.class.getName(),
            name(),
            folder.files().toString()));
  }

  private static ServerProcess startNginx(Folder folder) throws IOException, InterruptedException {
    int port = ServerProcess.freePort();
    Path configuration = folder.path().resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        daemon off;
        master_process off;
        worker_processes 1;
        error_log stderr crit;
        pid %1$s/nginx.pid;
        events { worker_connections 1024; }
        http {
          access_log off;
          default_type text/plain;
          keepalive_requests 100000000;
          sendfile on;
          tcp_nopush on;
          open_file_cache max=16;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d;
            root %3$s;
            location = /time { default_type %4$s; return 200 '%5$s'; }
          }
        }
        """
            .formatted(
                folder.path(), port, folder.files(), JSON, ServedContent.TIME.strip() + "\n"));
    return ServerProcess.start(
        "nginx",
        List.of("nginx", "-c", configuration.toString(), "-p", folder.path().toString()),
        port);
  }
}
