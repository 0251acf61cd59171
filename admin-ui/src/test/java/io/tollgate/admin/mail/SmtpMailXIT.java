package io.tollgate.admin.mail;

import static io.tollgate.admin.support.Browser.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.kit.Language;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.web.PublicUrl;
import io.tollgate.catalog.people.Email;
import io.tollgate.testkit.TestStores;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Letters on their way to a mail server, by every way that can be configured.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(MailServerResource.class)
class SmtpMailXIT {
    private static final int LETTERS = 100;

    private static Encrypted encrypted;

    MailServer server;

    private final String address = Console.unique("joan") + "@example.test";

    @BeforeAll
    static void start() {
        Certificate certificate = Certificate.of("ip:127.0.0.1");
        encrypted = new Encrypted(MailServer.secure(certificate), certificate);
    }

    @AfterAll
    static void stop() {
        encrypted.server().close();
    }

    /// Apart from the field into which the other server is put.
    private record Encrypted(MailServer server, Certificate certificate) {
        Settings settings(String password) {
            return Settings.secure(server.port(), password, certificate);
        }

        List<MailServer.Received> to(String address) {
            return server.to(address);
        }
    }

    /// As an operator sets them.
    private record Settings(
            int smtpPort,
            Encryption smtpTls,
            Optional<String> smtpUser,
            Optional<String> smtpPassword,
            Optional<String> smtpCa,
            Duration maxWait)
            implements MailConfig {
        static Settings plain(int port) {
            Optional<String> none = Optional.empty();
            Duration long_ = Duration.ofSeconds(60);
            return new Settings(port, Encryption.DISABLED, none, none, none, long_);
        }

        static Settings secure(int port, String password, Certificate trusted) {
            return new Settings(
                    port,
                    Encryption.REQUIRED,
                    Optional.of(MailServer.USER),
                    Optional.of(password),
                    Optional.of(trusted.pem()),
                    Duration.ofSeconds(60));
        }

        Settings with(Encryption tls) {
            return new Settings(smtpPort, tls, smtpUser, smtpPassword, smtpCa, maxWait);
        }

        Settings trustingOnlyWhomAllTrust() {
            return new Settings(
                    smtpPort, smtpTls, smtpUser, smtpPassword, Optional.empty(), maxWait);
        }

        Settings waiting(Duration most) {
            return new Settings(smtpPort, smtpTls, smtpUser, smtpPassword, smtpCa, most);
        }

        @Override
        public Optional<String> smtpHost() {
            return Optional.of("127.0.0.1");
        }

        @Override
        public Optional<String> folder() {
            return Optional.empty();
        }

        @Override
        public String from() {
            return "hub@example.test";
        }

        @Override
        public int maxConnections() {
            return 2;
        }

        @Override
        public int maxFiles() {
            return 1;
        }
    }

    private static Mail mail(Settings settings) {
        return Wiring.smtp(settings, "127.0.0.1", bean(PublicUrl.class), bean(Vertx.class));
    }

    private static Letter letter(String to) {
        return new Letter(
                new Email(to), Language.ENGLISH, "Hello", List.of("A line."), null, List.of());
    }

    private void isNotSent(Settings settings, MailServer server) {
        Mail mail = mail(settings);
        assertThatThrownBy(() -> mail.send(letter(address))).isInstanceOf(MailUnavailable.class);
        assertThat(server.to(address)).isEmpty();
    }

    /// From threads that are no event loops, as pages send them: each on a connection whose
    /// greeting comes at once.
    @Test
    void everyOneOfManyLettersArrives() {
        Mail mail = mail(Settings.plain(server.port()));
        Executor thread = task -> Thread.ofPlatform().start(task);
        IntStream.range(0, LETTERS)
                .forEach(_ ->
                        CompletableFuture.runAsync(() -> mail.send(letter(address)), thread)
                                .join());

        assertThat(server.to(address)).hasSize(LETTERS);
    }

    @Test
    void aServerIsToldTheConsolesNameAndNoOther() {
        mail(Settings.plain(server.port())).send(letter(address));

        assertThat(server.to(address).getFirst().text())
                .containsPattern("Message-ID: <\\S+@\\[127\\.0\\.0\\.1]>")
                .contains("From: hub@example.test")
                .contains("Auto-Submitted: auto-generated");
    }

    @Test
    void aLetterGoesEncryptedToAServerThatAsksForNameAndPassword() {
        mail(encrypted.settings(MailServer.PASSWORD)).send(letter(address));

        assertThat(encrypted.to(address)).hasSize(1);
    }

    @Test
    void whereEncryptionIsOptionalItIsUsedIfThereIsSome() {
        Settings optional =
                encrypted.settings(MailServer.PASSWORD).with(MailConfig.Encryption.OPTIONAL);
        mail(optional).send(letter(address));
        mail(Settings.plain(server.port()).with(MailConfig.Encryption.OPTIONAL))
                .send(letter(address));

        assertThat(encrypted.to(address)).hasSize(1);
        assertThat(server.to(address)).hasSize(1);
    }

    @Test
    void whatHoldsNoCertificatesIsRefusedAtTheStart() throws IOException {
        Path empty = Files.createTempFile("no-certificates", ".pem");
        String pem = encrypted.certificate().pem();

        assertThat(Wiring.certificates(pem)).isEqualTo(pem);
        for (String file : List.of(empty.toString(), "/nowhere/at/all.pem", "/", "\0")) {
            assertThatThrownBy(() -> Wiring.certificates(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("TOLLGATE_SMTP_CA");
        }
    }

    @Test
    void aWrongPasswordSendsNothing() {
        isNotSent(encrypted.settings("guessed"), encrypted.server());
    }

    @Test
    void aServerThatCannotEncryptIsToldNothing() {
        isNotSent(Settings.plain(server.port()).with(MailConfig.Encryption.REQUIRED), server);
    }

    @Test
    void aServerWhoseCertificateNobodyKnowsIsToldNothing() {
        isNotSent(
                encrypted.settings(MailServer.PASSWORD).trustingOnlyWhomAllTrust(),
                encrypted.server());
    }

    @Test
    void aServerWithTheCertificateOfAnotherIsToldNothing() {
        Certificate others = Certificate.of("dns:mail.example.test");
        try (MailServer impostor = MailServer.secure(others)) {
            isNotSent(Settings.secure(impostor.port(), MailServer.PASSWORD, others), impostor);
        }
    }

    @Test
    void aRecipientThatIsRefusedIsSaid() {
        server.turnAway(address);

        isNotSent(Settings.plain(server.port()), server);
    }

    @Test
    void aServerThatIsDownIsSaidAtOnce() {
        MailServer gone = MailServer.plain();
        gone.close();

        isNotSent(Settings.plain(gone.port()), gone);
    }

    /// It takes the connection and never says a word.
    @Test
    void aServerThatHangsIsWaitedForAWhileOnly() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Mail mail = mail(Settings.plain(silent.getLocalPort()).waiting(Duration.ofMillis(300)));
            for (int letter = 0; letter < 3; letter++) {
                assertThatThrownBy(() -> mail.send(letter(address)))
                        .isInstanceOf(MailUnavailable.class);
            }
        }
    }
}
