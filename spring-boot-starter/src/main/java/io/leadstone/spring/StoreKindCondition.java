package io.leadstone.spring;

import io.leadstone.spring.LeadstoneProperties.StoreKind;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if {@code leadstone.store} is {@code auto} or the kind that the subclass names. */
sealed class StoreKindCondition extends SpringBootCondition {

    private static final String PROPERTY = "leadstone.store";

    private final StoreKind kind;

    private StoreKindCondition(StoreKind kind) {
        this.kind = kind;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        StoreKind chosen = Binder.get(context.getEnvironment())
                .bind(PROPERTY, StoreKind.class)
                .orElse(StoreKind.AUTO);
        String found = PROPERTY + " is " + chosen;
        return new ConditionOutcome(
                chosen == StoreKind.AUTO || chosen == kind,
                ConditionMessage.forCondition("Leadstone store").because(found));
    }

    /** Matches if the SQL store may be used. */
    static final class Jdbc extends StoreKindCondition {

        Jdbc() {
            super(StoreKind.JDBC);
        }
    }

    /** Matches if the MongoDB store may be used. */
    static final class Mongo extends StoreKindCondition {

        Mongo() {
            super(StoreKind.MONGO);
        }
    }
}
