package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The product's own Redis, to do it harm.
record Redis(Path home) {
    void flushAll() {
        try (Socket socket =
                new Socket(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(read("redis/port")))) {
            String commands = "AUTH " + read("redis.password") + "\r\nFLUSHALL\r\n";
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answers.readLine()).isEqualTo("+OK");
            assertThat(answers.readLine()).isEqualTo("+OK");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String read(String file) throws IOException {
        return Files.readString(home.resolve(file)).strip();
    }
}
