package io.tollgate.admin.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/// A real SMTP server on a free loopback port. It turns away and keeps waiting whom a test says.
final class MailServer implements AutoCloseable {
    static final String USER = "hub";
    static final String PASSWORD = "of a throw-away mail server";

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<String> turnedAway = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final SMTPServer server;

    private MailServer(SMTPServer.Builder builder) {
        server =
                builder.bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("localhost")
                        .messageHandlerFactory(Delivery::new)
                        .build();
        server.start();
    }

    /// One that encrypts nothing and asks nobody who they are.
    static MailServer plain() {
        return new MailServer(SMTPServer.port(0));
    }

    /// One that takes letters over encrypted connections alone, from [#USER].
    static MailServer secure(Certificate certificate) {
        return new MailServer(
                SMTPServer.port(0)
                        .startTlsSocketFactory(certificate.context())
                        .requireTLS()
                        .requireAuth()
                        .authenticationHandlerFactory(
                                new EasyAuthenticationHandlerFactory((user, password, _) -> {
                                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                                        throw new LoginFailedException("unknown");
                                    }
                                })));
    }

    /// @param text as it came, quoted-printable taken back
    record Received(String from, String to, String text) {}

    int port() {
        return server.getPortAllocated();
    }

    List<Received> to(String address) {
        return received.stream().filter(one -> one.to().equals(address)).toList();
    }

    void turnAway(String address) {
        turnedAway.add(address);
    }

    void takeAgain(String address) {
        turnedAway.remove(address);
    }

    /// Until the latch is counted down, letters to this address are neither taken nor refused.
    CountDownLatch keepWaiting(String address) {
        return waiting.computeIfAbsent(address, _ -> new CountDownLatch(1));
    }

    @Override
    public void close() {
        waiting.values().forEach(CountDownLatch::countDown);
        server.stop();
    }

    private final class Delivery implements MessageHandler {
        private final List<String> recipients = new ArrayList<>();
        private String sender = "";

        Delivery(MessageContext context) {}

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String to) throws RejectException {
            if (turnedAway.contains(to)) {
                throw new RejectException(550, "nobody of that name is here");
            }
            recipients.add(to);
        }

        @Override
        public String data(InputStream data) throws IOException, RejectException {
            String text = decoded(new String(data.readAllBytes(), StandardCharsets.UTF_8));
            for (String to : recipients) {
                CountDownLatch latch = waiting.get(to);
                if (latch != null) {
                    await(latch);
                    throw new RejectException(451, "too late");
                }
                received.add(new Received(sender, to, text));
            }
            return "taken";
        }

        @Override
        public void done() {
            // the next letter has a delivery of its own
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopping));
        }
    }

    private static String decoded(String quotedPrintable) {
        return quotedPrintable.replace("=\r\n", "").replace("=3D", "=").replace("\r\n", "\n");
    }
}
