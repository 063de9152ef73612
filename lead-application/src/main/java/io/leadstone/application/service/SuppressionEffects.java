package io.leadstone.application.service;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Suppression.Effect;
import java.util.EnumSet;
import java.util.Set;

/** The effects of a suppression list on one capture. */
public record SuppressionEffects(Set<Effect> found) {

    /** No effects. */
    public static final SuppressionEffects NONE = new SuppressionEffects(Set.of());

    public SuppressionEffects {
        found = Set.copyOf(found);
    }

    /** Returns true if nothing of the capture may be stored. */
    public boolean refuses() {
        return found.contains(Effect.REFUSE);
    }

    /**
     * Returns these effects.
     *
     * @throws SuppressedException if nothing of the capture may be stored
     */
    public SuppressionEffects requireAllowed() {
        if (refuses()) {
            throw new SuppressedException();
        }
        return this;
    }

    /** Returns true if the capture must not grant the consent to {@code purpose}. */
    public boolean withholds(ConsentPurpose purpose) {
        return found.contains(Effect.without(purpose));
    }

    /** Returns the purposes of the consents that the capture must not grant. */
    public Set<ConsentPurpose> withheld() {
        Set<ConsentPurpose> withheld = EnumSet.allOf(ConsentPurpose.class);
        withheld.removeIf(purpose -> !withholds(purpose));
        return withheld;
    }

    /** Returns the purposes that {@code fields} grant, but the capture must not. */
    public Set<ConsentPurpose> droppedFrom(LeadFields fields) {
        Set<ConsentPurpose> dropped = withheld();
        dropped.removeIf(purpose -> !fields.consent(purpose).value().orElse(false));
        return dropped;
    }
}
