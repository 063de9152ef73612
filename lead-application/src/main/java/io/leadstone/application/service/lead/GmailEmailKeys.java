package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.lead.EmailKeys;
import java.util.Optional;
import java.util.Set;

/**
 * Makes email keys as Gmail compares addresses: the dots of the local part and everything from its first {@code +} on
 * do not count, and both domains of Gmail are one. Addresses of other domains keep the keys of {@code keys}.
 */
public record GmailEmailKeys(EmailKeys keys) implements EmailKeys {

    /** Follows the rule of the keys. Raise the number with each change of a mailbox. */
    private static final String RULE = "+gmail-1";

    private static final String DOMAIN = "gmail.com";
    private static final Set<String> DOMAINS = Set.of(DOMAIN, "googlemail.com");

    @Override
    public Optional<String> keyOf(String address) {
        return keys.keyOf(address).map(GmailEmailKeys::mailbox);
    }

    @Override
    public String rule() {
        return keys.rule() + RULE;
    }

    private static String mailbox(String key) {
        int at = key.lastIndexOf('@');
        if (!DOMAINS.contains(key.substring(at + 1))) {
            return key;
        }
        String local = key.substring(0, at);
        int tag = local.indexOf('+');
        String name = (tag < 0 ? local : local.substring(0, tag)).replace(".", "");
        return name.isEmpty() ? key : name + "@" + DOMAIN;
    }
}
