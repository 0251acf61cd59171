package io.tollgate.admin.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that nobody else has signed, made by the JDK's own tool for one run.
///
/// @param folder where its files are
record Certificate(Path folder) {
    private static final String PASSWORD = "of a throw-away certificate";

    /// @param name whose it is, such as `ip:127.0.0.1` or `dns:mail.example.test`
    static Certificate of(String name) {
        try {
            Certificate certificate = new Certificate(Files.createTempDirectory("certificate"));
            certificate.keytool(
                    "-genkeypair", "-keyalg", "EC", "-dname", "CN=mail", "-ext", "san=" + name);
            certificate.keytool("-exportcert", "-rfc", "-file", certificate.pem());
            return certificate;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The file that says whom to trust.
    String pem() {
        return folder.resolve("mail.pem").toString();
    }

    /// For a server that shows it.
    SSLContext context() {
        try (InputStream file = Files.newInputStream(store())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD.toCharArray());
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Path store() {
        return folder.resolve("mail.p12");
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-alias",
                        "mail",
                        "-keystore",
                        store().toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
