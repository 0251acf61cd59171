package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/// A person who has no account yet.
record Newcomer(String email, String name, String organization, String password) {
    static Newcomer named(String name) {
        String id = UUID.randomUUID().toString();
        return named(name, "Analytical Engines " + id.substring(0, 8));
    }

    static Newcomer named(String name, String organization) {
        String address = name + "-" + UUID.randomUUID() + "@example.test";
        return new Newcomer(address, "Ada Lovelace", organization, "a long sentence of " + name);
    }

    /// Asks for an account, follows the letter, chooses a password: ends on the tenant's overview.
    void signUp(Product product, Walk walk) {
        walk.open(askForAccount(product, walk))
                .fill("New password", password)
                .fill("The same password again", password)
                .click("Create the account");
    }

    /// The link in the letter.
    String askForAccount(Product product, Walk walk) {
        walk.open("/sign-up")
                .fill("E-mail address", email)
                .fill("Your name", name)
                .fill("Organization", organization)
                .click("Send me the link");
        assertThat(walk.title()).isEqualTo("Look into your mailbox");
        return product.mail().link(email);
    }

    void signIn(Walk walk) {
        walk.fill("E-mail address", email).fill("Password", password).click("Sign in");
    }
}
