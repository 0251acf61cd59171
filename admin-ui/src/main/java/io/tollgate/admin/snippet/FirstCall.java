package io.tollgate.admin.snippet;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The same first call in several languages.
///
/// @param url what precedes `/chat/completions`
/// @param model what is called; null if nothing is for sale, and then the programs name none that
///   works
/// @param programs in the order shown
public record FirstCall(String url, @Nullable String model, List<Program> programs) {
    private static final String NO_MODEL = "MODEL";
    private static final String CURL =
            """
            curl %1$s/chat/completions \\
              -H "Authorization: Bearer %2$s" \\
              -H "Content-Type: application/json" \\
              -d '{"model":"%3$s","messages":[{"role":"user","content":"Hello"}]}'\
            """;
    private static final String PYTHON =
            """
            # pip install openai
            from openai import OpenAI

            client = OpenAI(
                base_url="%1$s",
                api_key="%2$s",
            )
            answer = client.chat.completions.create(
                model="%3$s",
                messages=[{"role": "user", "content": "Hello"}],
            )
            print(answer.choices[0].message.content)\
            """;
    private static final String NODE =
            """
            // npm install openai, then save this as first-call.mjs
            import OpenAI from "openai";

            const client = new OpenAI({
              baseURL: "%1$s",
              apiKey: "%2$s",
            });
            const answer = await client.chat.completions.create({
              model: "%3$s",
              messages: [{ role: "user", content: "Hello" }],
            });
            console.log(answer.choices[0].message.content);\
            """;

    public FirstCall {
        programs = List.copyOf(programs);
    }

    /// One program.
    ///
    /// @param id letters, unique among the programs
    public record Program(String id, String language, String text) {}

    static FirstCall of(GatewayUrl url, String key, @Nullable String model) {
        String called = model == null ? NO_MODEL : model;
        UnaryOperator<String> filled = program -> program.formatted(url, key, called);
        return new FirstCall(
                url.value(),
                model,
                List.of(
                        new Program("curl", "curl", filled.apply(CURL)),
                        new Program("python", "Python", filled.apply(PYTHON)),
                        new Program("node", "Node.js", filled.apply(NODE))));
    }
}
