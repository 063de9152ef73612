package io.leadstone.application.service;

import io.leadstone.application.port.out.CompanySettings;
import io.leadstone.application.port.out.SuppressedCapture;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.privacy.SuppressionList;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.application.privacy.SuppressionKeys.KeyedHash;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.failure.SuppressionKeyMissingException;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.lead.Suppression.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The suppression lists as the use cases see them. Without a key every question is answered without a call of the
 * store: nothing is suppressed.
 *
 * <p>The hash of a new entry is that of the email key by the present rule. An entry is also found by the keys that
 * earlier rules made of the same address.
 *
 * @param list the lists of the store, which may lack the capability
 * @param emailKeys the present rule of email keys
 * @param olderKeys further rules by which entries may have been made
 * @param settings decide what a company does with addresses that its list refuses
 * @param history has the instants of withdrawals
 */
public record Suppressions(
        LazyPort<SuppressionList> list,
        SuppressionKeys keys,
        EmailKeys emailKeys,
        List<EmailKeys> olderKeys,
        CompanySettings settings,
        ConsentHistory history) {

    private static final String EMAIL = "email";
    private static final String PHONE = "phone";

    public Suppressions {
        olderKeys = List.copyOf(olderKeys);
    }

    /** Returns true if there is a key, so that an address may be suppressed. */
    public boolean isActive() {
        return !keys.isEmpty();
    }

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
        List<Address> addresses = Stream.of(details)
                .flatMap(each -> addressesOf(companyId, each).stream())
                .distinct()
                .toList();
        return effectsOf(
                companyId,
                find(companyId, addresses).stream()
                        .filter(entry -> !entry.recordedAt().isBefore(since)));
    }

    /** Returns the effects on each of the details, in their order, by one read of the list. */
    public List<SuppressionEffects> effectsOnEach(CompanyId companyId, LeadDetails... details) {
        List<List<Address>> addresses =
                Stream.of(details).map(each -> addressesOf(companyId, each)).toList();
        List<Suppression> found = find(
                companyId, addresses.stream().flatMap(List::stream).distinct().toList());
        return addresses.stream()
                .map(each -> effectsOf(
                        companyId,
                        found.stream().filter(entry -> each.stream().anyMatch(address -> address.has(entry)))))
                .toList();
    }

    private SuppressionEffects effectsOf(CompanyId companyId, Stream<Suppression> entries) {
        Set<Effect> effects = entries.map(Suppression::effect).collect(Collectors.toSet());
        if (settings.suppressedCapture(companyId) == SuppressedCapture.WITHOUT_CONSENT
                && effects.remove(Effect.REFUSE)) {
            Arrays.stream(ConsentPurpose.values()).map(Effect::without).forEach(effects::add);
        }
        return new SuppressionEffects(effects);
    }

    /** Returns all entries for the email or the phone number of a lead. */
    public List<Suppression> entriesOf(CompanyId companyId, LeadDetails details) {
        return find(companyId, addressesOf(companyId, details));
    }

    /**
     * Returns all entries for these addresses.
     *
     * @param phone a number as E.164
     */
    public List<Suppression> entriesOf(CompanyId companyId, Optional<EmailAddress> email, Optional<String> phone) {
        return find(companyId, addressesOf(companyId, email, phone));
    }

    /**
     * Requires that the list does not refuse an address that the lead gets by a change. Addresses that it had before
     * are not looked up. The owner of a new email is looked up first, as in {@link #requireFreeEmail}.
     *
     * @throws DuplicateEmailException if another live lead has the email
     * @throws SuppressedException if the list refuses an address
     */
    public void requireAllowed(LeadChange change, LeadRepository leads) {
        LeadSnapshot after = change.after();
        LeadDetails before = change.before().map(LeadSnapshot::details).orElse(LeadDetails.EMPTY);
        if (keys.isEmpty() || after.isErased() || hasSameAddresses(before, after.details())) {
            return;
        }
        requireFreeEmail(change, leads);
        List<Address> known = addressesOf(after.companyId(), before);
        List<Address> added = addressesOf(after.companyId(), after.details()).stream()
                .filter(address -> known.stream().noneMatch(address::isSame))
                .toList();
        requireNotRefused(after.companyId(), find(after.companyId(), added));
    }

    /**
     * Requires that no other live lead has the email that the lead gets by a change. Call it before the list is read:
     * if the owner were deleted between the read of the list and the write, the write would succeed without the entries
     * that the deletion adds. Without a key it does nothing, because the store refuses an email that is taken.
     *
     * @throws DuplicateEmailException if another live lead has the email
     */
    public void requireFreeEmail(LeadChange change, LeadRepository leads) {
        if (isActive() && change.claimsEmail()) {
            LeadSnapshot after = change.after();
            after.details()
                    .email()
                    .flatMap(email -> leads.findByEmail(after.companyId(), email))
                    .filter(owner -> !owner.id().equals(after.id()))
                    .ifPresent(owner -> {
                        throw new DuplicateEmailException(owner.id());
                    });
        }
    }

    private static boolean hasSameAddresses(LeadDetails one, LeadDetails other) {
        return one.email().equals(other.email()) && one.phone().equals(other.phone());
    }

    /** Returns the entries that keep the withdrawals of a lead that is deleted, erased or purged. */
    public SuppressionUpdate ofWithdrawals(LeadSnapshot lead, ChangeContext context) {
        return update(lead, withdrawals(lead), List.of(), context);
    }

    /** Returns the entries that keep the withdrawals of a deleted lead, one of which is part of the change. */
    public SuppressionUpdate ofWithdrawals(LeadChange change, ChangeContext context) {
        return update(change.after(), withdrawals(change.after()), change.consents(), context);
    }

    /** Returns the entries that refuse the addresses of a lead and keep its withdrawals. */
    public SuppressionUpdate ofErasure(LeadSnapshot lead, ChangeContext context) {
        Set<Effect> effects = withdrawals(lead);
        effects.add(Effect.REFUSE);
        return update(lead, effects, List.of(), context);
    }

    private static Set<Effect> withdrawals(LeadSnapshot lead) {
        return Arrays.stream(ConsentPurpose.values())
                .filter(purpose -> lead.consents().of(purpose) == ConsentState.WITHDRAWN)
                .map(Effect::without)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Effect.class)));
    }

    /** Returns the entry that refuses this address, by its key of the present rule. */
    public Optional<Suppression> findRefusal(
            CompanyId companyId, Optional<EmailAddress> email, Optional<String> phone) {
        List<Address> addresses = addressesOf(companyId, email, phone);
        return find(companyId, addresses).stream()
                .filter(entry -> entry.effect() == Effect.REFUSE)
                .filter(entry -> addresses.stream().anyMatch(address -> address.hasByPresentRule(entry)))
                .findFirst();
    }

    /** Returns the new entry that refuses the address. */
    public Suppression refusal(
            CompanyId companyId,
            Optional<EmailAddress> email,
            Optional<String> phone,
            Optional<String> reason,
            ChangeContext context) {
        Address address = addressesOf(companyId, email, phone).get(0);
        return entry(companyId, address.newest(), Effect.REFUSE, reason, context);
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

    /**
     * Returns the entries of these effects that the list does not have for the addresses of the lead. An entry that is
     * older than the withdrawal is replaced. Otherwise a grant between the two would seem to have ended the withdrawal.
     *
     * @param added the entries of the ledger that are not stored yet
     */
    private SuppressionUpdate update(
            LeadSnapshot lead, Set<Effect> effects, List<ConsentEntry> added, ChangeContext context) {
        List<Address> addresses = effects.isEmpty() ? List.of() : addressesOf(lead.companyId(), lead.details());
        // The clock of another node may have recorded the withdrawal later than the clock of this node.
        ChangeContext inOrder = context.notBefore(lead.updatedAt());
        List<Suppression> known = find(lead.companyId(), addresses);
        List<Suppression> missing = new ArrayList<>();
        List<Suppression> outdated = new ArrayList<>();
        for (Effect effect : effects) {
            List<Suppression> ofEffect =
                    known.stream().filter(entry -> entry.effect() == effect).toList();
            Instant since = ofEffect.isEmpty() ? Instant.MIN : withdrawnAt(lead, effect, added);
            for (Address address : addresses) {
                List<Suppression> ofAddress =
                        ofEffect.stream().filter(address::hasByPresentRule).toList();
                if (ofAddress.stream().allMatch(entry -> entry.recordedAt().isBefore(since))) {
                    missing.add(entry(lead.companyId(), address.newest(), effect, Optional.empty(), inOrder));
                    outdated.addAll(ofAddress);
                }
            }
        }
        return new SuppressionUpdate(missing, outdated);
    }

    /** Returns the instant of the withdrawal that the effect keeps. A refusal keeps none, so it is never outdated. */
    private Instant withdrawnAt(LeadSnapshot lead, Effect effect, List<ConsentEntry> added) {
        return effect.purpose()
                .flatMap(purpose -> added.stream()
                        .filter(entry -> entry.decision().purpose() == purpose)
                        .findFirst()
                        .or(() -> history.newest(lead, purpose)))
                .map(ConsentEntry::recordedAt)
                .orElse(Instant.MIN);
    }

    private static Suppression entry(
            CompanyId companyId, KeyedHash hash, Effect effect, Optional<String> reason, ChangeContext context) {
        return new Suppression(
                context.nextId(), companyId, hash.keyId(), hash.value(), effect, reason, context.at(), context.actor());
    }

    private List<Suppression> find(CompanyId companyId, List<Address> addresses) {
        List<String> hashes = addresses.stream()
                .flatMap(Address::hashes)
                .map(KeyedHash::value)
                .distinct()
                .toList();
        return hashes.isEmpty() ? List.of() : list.get().find(companyId, hashes);
    }

    private List<Address> addressesOf(CompanyId companyId, LeadDetails details) {
        return addressesOf(companyId, details.email(), details.phone().flatMap(PhoneNumber::e164));
    }

    /** Returns the hashes of each address. Without a key there is no address. */
    private List<Address> addressesOf(CompanyId companyId, Optional<EmailAddress> email, Optional<String> phone) {
        return keys.isEmpty()
                ? List.of()
                : Stream.of(
                                email.map(found -> addressOf(companyId, found)),
                                phone.map(number -> new Address(keys.hashes(companyId, PHONE, number), List.of())))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /**
     * Returns the hashes of an email. Its key by the present rule is computed, because stores do not keep the keys of
     * deleted leads. The plain key is that of the earliest rule.
     */
    private Address addressOf(CompanyId companyId, EmailAddress email) {
        String present = emailKeys.keyOf(email.value()).orElseGet(email::key);
        Set<String> older = new LinkedHashSet<>(List.of(email.key(), EmailAddress.plainKey(email.value())));
        olderKeys.forEach(rule -> rule.keyOf(email.value()).ifPresent(older::add));
        older.remove(present);
        return new Address(
                keys.hashes(companyId, EMAIL, present),
                older.stream()
                        .flatMap(key -> keys.hashes(companyId, EMAIL, key).stream())
                        .toList());
    }

    /**
     * The hashes of one address.
     *
     * @param present those of the present rule, one for each suppression key. The first one is for new entries
     * @param older those of email keys that earlier rules made
     */
    private record Address(List<KeyedHash> present, List<KeyedHash> older) {

        KeyedHash newest() {
            return present.get(0);
        }

        Stream<KeyedHash> hashes() {
            return Stream.concat(present.stream(), older.stream());
        }

        boolean has(Suppression entry) {
            return hashes().anyMatch(hash -> hash.value().equals(entry.hash()));
        }

        boolean hasByPresentRule(Suppression entry) {
            return present.stream().anyMatch(hash -> hash.value().equals(entry.hash()));
        }

        boolean isSame(Address other) {
            return present.equals(other.present);
        }
    }
}
