package io.tollgate.admin.mail;

/// Carries letters. Blocks until the letter is on its way; call it when the transaction is over, so
/// that no letter tells of what was rolled back. Throws [MailUnavailable].
public interface Mail {
    void send(Letter letter);
}
