package io.tollgate.chaos;

import io.tollgate.chaos.agent.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The network between one gateway and its stores, which can be cut: then nothing is passed on and
/// nobody is told, as behind a switch that has died. Threads: one a direction of a connection.
final class Wire implements AutoCloseable {
    private static final int BUFFER = 65_536;

    private final Path home;
    private final String gateway;
    private final ServerSocket redis;
    private final ServerSocket postgres;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Wire(Path home, String gateway) throws IOException {
        this.home = home;
        this.gateway = gateway;
        this.redis = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.postgres = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    /// Lays it, before the gateway is started.
    static Wire lay(Path home, String gateway) throws IOException {
        Wire wire = new Wire(home, gateway);
        Files.writeString(
                home.resolve(Routes.file(gateway)),
                wire.redis.getLocalPort() + "\n" + wire.postgres.getLocalPort() + "\n");
        Thread _ = Thread.ofVirtual().start(() -> wire.accept(wire.redis, 0));
        Thread _ = Thread.ofVirtual().start(() -> wire.accept(wire.postgres, 1));
        return wire;
    }

    void cut() {
        cut = true;
    }

    /// Connections of before the cut are gone for both ends; new ones can be made.
    void mend() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        cut = false;
    }

    private void accept(ServerSocket door, int target) {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                open.add(near);
                Thread _ = Thread.ofVirtual().start(() -> connect(near, target));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near, int target) {
        try {
            int port =
                    Integer.parseInt(
                            Files.readAllLines(home.resolve(Routes.targets(gateway))).get(target));
            Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
            open.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread _ = Thread.ofVirtual().start(() -> pass(near, far));
            pass(far, near);
        } catch (IOException refused) {
            close(near);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!cut) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException gone) {
            // Its other end is told below.
        }
        if (!cut) {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException closed) {
            // It is.
        }
    }

    @Override
    public void close() throws IOException {
        redis.close();
        postgres.close();
        mend();
    }
}
