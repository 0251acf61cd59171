package io.tollgate.admin.demodata;

import java.util.List;

/// A company that uses models in a way of its own.
///
/// @param number tells its chances from those of the others
/// @param mailbox before the `@` of its address
record Company(
        int number,
        String title,
        String mailbox,
        List<String> keys,
        List<Share> models,
        Rhythm rhythm,
        Shape shape) {
    /// Reserved for examples, so that no letter ever arrives there.
    private static final String DOMAIN = "demo-data.example";

    /// Answers its customers' chats: short turns, a long prompt that the provider has cached, busy
    /// in office hours, less at the weekend.
    private static final Company LUMEN =
            new Company(
                    1,
                    "Lumen Support",
                    "lumen",
                    List.of("Chat widget", "Staging"),
                    List.of(new Share("glm-5.1", 70), new Share("deepseek-v4", 30)),
                    new Rhythm(220, 60, 8, 19),
                    new Shape(3_200, 65, 260, 0, 95));

    /// Reads documents by the batch at night, on working days.
    private static final Company HARBOR =
            new Company(
                    2,
                    "Harbor Analytics",
                    "harbor",
                    List.of("Nightly batch", "Notebook"),
                    List.of(new Share("deepseek-v4", 90), new Share("glm-5.1", 10)),
                    new Rhythm(150, 0, 0, 6),
                    new Shape(18_000, 10, 900, 25, 5));

    /// Writes with its authors, mostly in the evening, on every day of the week.
    private static final Company QUILL =
            new Company(
                    3,
                    "Quill Press",
                    "quill",
                    List.of("Editor", "Translator", "Trial"),
                    List.of(
                            new Share("kimi-2.6", 75),
                            new Share("glm-5.1", 15),
                            new Share("deepseek-v4", 10)),
                    new Rhythm(90, 110, 16, 23),
                    new Shape(6_000, 30, 2_200, 10, 85));

    static final List<Company> ALL = List.of(LUMEN, HARBOR, QUILL);

    Company {
        keys = List.copyOf(keys);
        models = List.copyOf(models);
    }

    /// @param percent of the calls
    record Share(String model, int percent) {}

    /// @param calls on a working day, in the mean
    /// @param weekendPercent of that on Saturday and Sunday
    /// @param fromHour UTC, inclusive; most calls lie between the hours
    /// @param toHour exclusive
    record Rhythm(int calls, int weekendPercent, int fromHour, int toHour) {}

    /// Means, in tokens and percent.
    ///
    /// @param cachedPercent of the prompt, at most
    /// @param reasoningPercent of the output
    /// @param streamedPercent of the calls
    record Shape(
            int prompt, int cachedPercent, int output, int reasoningPercent, int streamedPercent) {}

    /// By which the tenant is found again.
    String address() {
        return mailbox + "@" + DOMAIN;
    }
}
