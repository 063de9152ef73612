package io.leadstone.application.service;

import io.leadstone.application.port.out.CompanySettings;
import io.leadstone.application.port.out.SuppressedCapture;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.privacy.SuppressionList;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.application.privacy.SuppressionKeys.KeyedHash;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.failure.SuppressionKeyMissingException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.lead.Suppression.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The suppression lists as the use cases see them. Without a key every question is answered without a call of the
 * store: nothing is suppressed.
 *
 * @param list the lists of the store, which may lack the capability
 * @param settings decide what a company does with addresses that its list refuses
 */
public record Suppressions(
        LazyPort<SuppressionList> list, SuppressionKeys keys, EmailKeys emailKeys, CompanySettings settings) {

    private static final String EMAIL = "email";
    private static final String PHONE = "phone";

    /**
     * Requires a key and a store with suppression lists.
     *
     * @throws SuppressionKeyMissingException if there is no key
     */
    public void require() {
        list.require();
        if (keys.isEmpty()) {
            throw new SuppressionKeyMissingException();
        }
    }

    /** Returns the effects that the list has on a capture with the emails and the phone numbers of {@code details}. */
    public SuppressionEffects effectsOn(CompanyId companyId, LeadDetails... details) {
        return effectsSince(Instant.MIN, companyId, details);
    }

    /** Returns the same effects, only of entries that were recorded at the instant {@code since} or later. */
    public SuppressionEffects effectsSince(Instant since, CompanyId companyId, LeadDetails... details) {
        if (keys.isEmpty()) {
            return SuppressionEffects.NONE;
        }
        List<List<KeyedHash>> addresses = Stream.of(details)
                .flatMap(each -> hashesOf(companyId, each).stream())
                .distinct()
                .toList();
        Set<Effect> effects = find(companyId, addresses).stream()
                .filter(entry -> !entry.recordedAt().isBefore(since))
                .map(Suppression::effect)
                .collect(Collectors.toSet());
        if (settings.suppressedCapture(companyId) == SuppressedCapture.WITHOUT_CONSENT
                && effects.remove(Effect.REFUSE)) {
            Arrays.stream(ConsentPurpose.values()).map(Effect::without).forEach(effects::add);
        }
        return new SuppressionEffects(effects);
    }

    /** Returns all entries for the email or the phone number of a lead. */
    public List<Suppression> entriesOf(CompanyId companyId, LeadDetails details) {
        return find(companyId, hashesOf(companyId, details));
    }

    /**
     * Returns all entries for these addresses.
     *
     * @param phone a number as E.164
     */
    public List<Suppression> entriesOf(CompanyId companyId, Optional<EmailAddress> email, Optional<String> phone) {
        return find(companyId, hashesOf(companyId, email, phone));
    }

    /**
     * Requires that the list does not refuse an address that the lead gets by a change. Addresses that it had before
     * are not looked up.
     *
     * @throws SuppressedException if the list refuses one
     */
    public void requireAllowed(LeadDetails before, LeadSnapshot after) {
        if (keys.isEmpty() || after.isErased() || hasSameAddresses(before, after.details())) {
            return;
        }
        List<KeyedHash> known = flat(hashesOf(after.companyId(), before));
        List<List<KeyedHash>> added = hashesOf(after.companyId(), after.details()).stream()
                .filter(address -> !known.containsAll(address))
                .toList();
        requireNotRefused(after.companyId(), find(after.companyId(), added));
    }

    private static boolean hasSameAddresses(LeadDetails one, LeadDetails other) {
        return one.email().equals(other.email()) && one.phone().equals(other.phone());
    }

    /** Returns the missing entries that keep the withdrawals of a lead that is deleted, erased or purged. */
    public List<Suppression> ofWithdrawals(LeadSnapshot lead, ChangeContext context) {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        Arrays.stream(ConsentPurpose.values())
                .filter(purpose -> lead.consents().of(purpose) == ConsentState.WITHDRAWN)
                .map(Effect::without)
                .forEach(effects::add);
        return missing(lead, effects, context);
    }

    /** Returns the missing entries that refuse the addresses of a lead and keep its withdrawals. */
    public List<Suppression> ofErasure(LeadSnapshot lead, ChangeContext context) {
        return Stream.concat(
                        missing(lead, Set.of(Effect.REFUSE), context).stream(), ofWithdrawals(lead, context).stream())
                .toList();
    }

    /** Returns the new entry that refuses the address. */
    public Suppression refusal(
            CompanyId companyId,
            Optional<EmailAddress> email,
            Optional<String> phone,
            Optional<String> reason,
            ChangeContext context) {
        KeyedHash hash = hashesOf(companyId, email, phone).get(0).get(0);
        return entry(companyId, hash, Effect.REFUSE, reason, context);
    }

    /** Returns the entries that keep an earlier withdrawal of {@code purpose} for the addresses of the lead. */
    public List<Suppression> withdrawals(LeadSnapshot lead, ConsentPurpose purpose) {
        return withdrawals(entriesOf(lead.companyId(), lead.details()), purpose);
    }

    /** Returns the entries that keep a withdrawal of {@code purpose}. */
    public static List<Suppression> withdrawals(List<Suppression> entries, ConsentPurpose purpose) {
        return entries.stream()
                .filter(entry -> entry.effect() == Effect.without(purpose))
                .toList();
    }

    private void requireNotRefused(CompanyId companyId, List<Suppression> entries) {
        if (entries.stream().anyMatch(entry -> entry.effect() == Effect.REFUSE)
                && settings.suppressedCapture(companyId) == SuppressedCapture.REFUSE) {
            throw new SuppressedException();
        }
    }

    private List<Suppression> missing(LeadSnapshot lead, Set<Effect> effects, ChangeContext context) {
        List<List<KeyedHash>> addresses = effects.isEmpty() ? List.of() : hashesOf(lead.companyId(), lead.details());
        if (addresses.isEmpty()) {
            return List.of();
        }
        List<Suppression> known = find(lead.companyId(), addresses);
        List<Suppression> missing = new ArrayList<>();
        for (List<KeyedHash> address : addresses) {
            for (Effect effect : effects) {
                if (known.stream().noneMatch(entry -> entry.effect() == effect && isOf(address, entry))) {
                    missing.add(entry(lead.companyId(), address.get(0), effect, Optional.empty(), context));
                }
            }
        }
        return missing;
    }

    private static boolean isOf(List<KeyedHash> address, Suppression entry) {
        return address.stream().anyMatch(hash -> hash.value().equals(entry.hash()));
    }

    private static Suppression entry(
            CompanyId companyId, KeyedHash hash, Effect effect, Optional<String> reason, ChangeContext context) {
        return new Suppression(
                context.nextId(), companyId, hash.keyId(), hash.value(), effect, reason, context.at(), context.actor());
    }

    private List<Suppression> find(CompanyId companyId, List<List<KeyedHash>> addresses) {
        List<String> hashes = flat(addresses).stream().map(KeyedHash::value).toList();
        return hashes.isEmpty() ? List.of() : list.get().find(companyId, hashes);
    }

    /** Returns the hashes of each address, for each key. Without a key there is no address. */
    private List<List<KeyedHash>> hashesOf(CompanyId companyId, LeadDetails details) {
        return hashesOf(companyId, details.email(), details.phone().flatMap(PhoneNumber::e164));
    }

    private List<List<KeyedHash>> hashesOf(CompanyId companyId, Optional<EmailAddress> email, Optional<String> phone) {
        return keys.isEmpty()
                ? List.of()
                : Stream.of(
                                email.map(this::keyOf).map(key -> keys.hashes(companyId, EMAIL, key)),
                                phone.map(number -> keys.hashes(companyId, PHONE, number)))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Returns the key by the present rule, because stores do not keep the keys of deleted leads. */
    private String keyOf(EmailAddress email) {
        return emailKeys.keyOf(email.value()).orElseGet(email::key);
    }

    private static List<KeyedHash> flat(List<List<KeyedHash>> addresses) {
        return addresses.stream().flatMap(List::stream).toList();
    }
}
