package io.tollgate.bench.chat;

import io.tollgate.bench.process.Program;
import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// nginx with `proxy_pass` and kept connections, as one process.
final class Nginx {
    private static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/sbin/nginx"),
                    Path.of("/usr/bin/nginx"),
                    Path.of("/usr/local/bin/nginx"),
                    Path.of("/opt/homebrew/bin/nginx"));

    private Nginx() {}

    /// The program, where it is installed.
    static Optional<Path> program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /// @param folder for its configuration and its temporary files
    static Program start(Path program, Path folder, int port, int upstreamPort) {
        try {
            Path home = Files.createDirectories(folder.resolve("nginx"));
            Path configuration = home.resolve("nginx.conf");
            Path _ = Files.writeString(configuration, configuration(home, port, upstreamPort));
            Program nginx =
                    Program.start(
                            "nginx",
                            List.of(
                                    program.toString(),
                                    "-p",
                                    home.toString(),
                                    "-e",
                                    home.resolve("error.log").toString(),
                                    "-c",
                                    configuration.toString()),
                            Map.of(),
                            home.resolve("output.log"));
            nginx.awaitPort(port);
            return nginx;
        } catch (IOException failure) {
            throw new Refusal("Cannot prepare nginx in " + folder, failure);
        }
    }

    private static String configuration(Path home, int port, int upstreamPort) {
        String temporary =
                Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                        .map(part ->
                                "%s_temp_path %s;".formatted(part, home.resolve("tmp_" + part)))
                        .reduce("", (a, b) -> a + "\n    " + b);
        return """
        daemon off;
        master_process off;
        worker_processes 1;
        pid %s;
        events {
            worker_connections 4096;
        }
        http {
            access_log off;
            keepalive_requests 1000000000;%s
            upstream stand_in {
                server 127.0.0.1:%d;
                keepalive 512;
                keepalive_requests 1000000000;
            }
            server {
                listen 127.0.0.1:%d;
                location / {
                    proxy_pass http://stand_in;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    proxy_buffering off;
                }
            }
        }
        """
                .formatted(home.resolve("nginx.pid"), temporary, upstreamPort, port);
    }
}
