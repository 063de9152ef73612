package io.leadstone.application.port.in.privacy;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.lead.Suppression;
import java.util.Optional;

/**
 * An address for the suppression list: an email or a phone number. The use case requires exactly one of them.
 *
 * @param email any address of this key is refused
 * @param phone any number with this international form is refused
 */
public record SuppressAddressCommand(
        Optional<String> email,
        Optional<String> phone,
        Optional<@TextLength(max = Suppression.MAX_REASON) @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                reason) {

    public SuppressAddressCommand {
        email = Texts.normalized(email);
        phone = Texts.normalized(phone);
        reason = Texts.normalized(reason);
    }

    /** Creates a command that refuses an email. */
    public static SuppressAddressCommand ofEmail(String email) {
        return new SuppressAddressCommand(Optional.of(email), Optional.empty(), Optional.empty());
    }

    /** Creates a command that refuses a phone number. */
    public static SuppressAddressCommand ofPhone(String phone) {
        return new SuppressAddressCommand(Optional.empty(), Optional.of(phone), Optional.empty());
    }

    @Override
    public String toString() {
        return "SuppressAddressCommand[email=" + email.isPresent() + ", phone=" + phone.isPresent() + "]";
    }
}
