package io.tollgate.admin.mail;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// A real SMTP server, configured as an operator would. It turns away and keeps waiting whom a test
/// says.
public final class MailServer implements QuarkusTestResourceLifecycleManager {
    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
    private static final Set<String> TURNED_AWAY = ConcurrentHashMap.newKeySet();
    private static final Map<String, CountDownLatch> WAITING = new ConcurrentHashMap<>();

    private final SMTPServer server =
            SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .messageHandler((_, from, to, data) -> take(from, to, data))
                    .build();

    /// @param text as it came, quoted-printable taken back
    record Received(String from, String to, String text) {}

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "TOLLGATE_SMTP_HOST", "127.0.0.1",
                "TOLLGATE_SMTP_PORT", String.valueOf(server.getPortAllocated()),
                "TOLLGATE_SMTP_TLS", "disabled",
                "TOLLGATE_MAIL_FROM", "hub@example.test",
                "tollgate.mail.max-wait", "10s");
    }

    @Override
    public void stop() {
        server.stop();
    }

    static List<Received> to(String address) {
        return RECEIVED.stream().filter(one -> one.to().equals(address)).toList();
    }

    static void turnAway(String address) {
        TURNED_AWAY.add(address);
    }

    static void takeAgain(String address) {
        TURNED_AWAY.remove(address);
    }

    /// Until the latch is counted down, letters to this address are neither taken nor refused.
    static CountDownLatch keepWaiting(String address) {
        return WAITING.computeIfAbsent(address, _ -> new CountDownLatch(1));
    }

    private static void take(String from, String to, byte[] data) throws RejectException {
        if (TURNED_AWAY.contains(to)) {
            throw new RejectException(554, "not here");
        }
        CountDownLatch latch = WAITING.get(to);
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            throw new RejectException(451, "too late");
        }
        RECEIVED.add(new Received(from, to, decoded(new String(data, StandardCharsets.UTF_8))));
    }

    private static String decoded(String quotedPrintable) {
        return quotedPrintable.replace("=\r\n", "").replace("=3D", "=").replace("\r\n", "\n");
    }
}
