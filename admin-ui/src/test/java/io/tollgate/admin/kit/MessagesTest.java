package io.tollgate.admin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Finds every feature's messages by itself: a key that one language lacks fails the build.
class MessagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final String CHINESE = "_zh.properties";
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]\\w*)");

    static List<String> features() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name ->
                            name.endsWith(CHINESE)
                                    ? name.substring(0, name.length() - CHINESE.length())
                                    : name.substring(0, name.lastIndexOf('.')))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreMessages() throws IOException {
        assertThat(features()).contains("kit");
    }

    @ParameterizedTest
    @MethodSource("features")
    void everyMessageIsThereInBothLanguages(String feature) throws IOException {
        assertThat(messages(feature + CHINESE).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        messages(feature + ".properties").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("features")
    void noMessageIsEmptyOrLosesAParameter(String feature) throws IOException {
        Properties english = messages(feature + ".properties");
        Properties chinese = messages(feature + CHINESE);
        for (String key : english.stringPropertyNames()) {
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            assertThat(parameters(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(parameters(english.getProperty(key)));
        }
    }

    /// Those that are printed; a condition such as a plural may be in one language alone.
    private static Set<String> parameters(String message) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(message);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Properties messages(String file) throws IOException {
        Properties messages = new Properties();
        try (var reader = Files.newBufferedReader(FOLDER.resolve(file), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }
}
