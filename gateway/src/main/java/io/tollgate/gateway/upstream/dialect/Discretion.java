package io.tollgate.gateway.upstream.dialect;

import java.util.List;
import java.util.regex.Pattern;

/// Takes out of an upstream's words what says whose they are: addresses, hosts, keys, accounts,
/// organisations and the provider's name. What is the caller's own stays: fields, numbers, ids of
/// tool calls.
final class Discretion {
    private static final String OMISSION = "[…]";
    private static final String PROVIDER = "the provider";

    /// In this order: an address is one thing, not a host with a rest.
    private static final List<Pattern> TELLING =
            List.of(
                    Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,15}://[^\\s\"'<>`）。，]+"),
                    Pattern.compile("(?i)[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+"),
                    Pattern.compile(
                            "(?i)(?<![\\w.-])([a-z0-9-]{1,63}\\.)+(com|cn|ai|net|org|io|dev|app|cloud|"
                                    + "internal|local|localdomain|lan|svc)(:[0-9]{1,5})?(?![\\w-])"
                                    + "(/[^\\s\"'<>`]*)?"),
                    Pattern.compile("(?i)\\blocalhost(:[0-9]{1,5})?\\b"),
                    Pattern.compile(
                            "(?<![\\w.])[0-9]{1,3}(\\.[0-9]{1,3}){3}(:[0-9]{1,5})?(?!\\.?\\w)"),
                    Pattern.compile(
                            "\\[?(?<![\\w:])[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){4,7}(?![\\w:])\\]?"),
                    Pattern.compile("(?i)\\bbearer\\s+\\S+"),
                    Pattern.compile(
                            "(?i)<?(?<![a-z0-9])(sk|ak|pk|rk|org|orgs|organization|proj|prof|project|"
                                    + "acct|account|user|uid|team|workspace|key|req|request|cust|"
                                    + "tenant|trace)[-_][a-z0-9*._-]*[0-9*][a-z0-9*._-]*>?"),
                    Pattern.compile("\\*{3,}[A-Za-z0-9]*"),
                    Pattern.compile(
                            "(?i)(?<![\\w-])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\\w-])"),
                    Pattern.compile(
                            "(?<![\\w-])(?!(call|toolu|tool|chatcmpl|functions)[_-])"
                                    + "(?=[A-Za-z_-]{0,40}[0-9])[A-Za-z0-9_-]{24,}(?![\\w-])"));

    private static final Pattern PROVIDER_NAME =
            Pattern.compile(
                    "(?i)(?<![\\w-])(anthropic|openai|deepseek|moonshot(\\s?ai)?|zhipu(\\s?ai)?|"
                            + "bigmodel|智谱(清言)?|月之暗面|深度求索)(?![\\w-])");

    private Discretion() {}

    /// The text without what tells.
    static String of(String text) {
        String told = text;
        for (Pattern pattern : TELLING) {
            told = pattern.matcher(told).replaceAll(OMISSION);
        }
        return PROVIDER_NAME.matcher(told).replaceAll(PROVIDER);
    }

    /// Whether nothing in it tells.
    static boolean isKept(String text) {
        return of(text).equals(text);
    }
}
