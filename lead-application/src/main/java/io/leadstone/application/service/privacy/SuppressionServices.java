package io.leadstone.application.service.privacy;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.privacy.CheckSuppressionKeys;
import io.leadstone.application.port.in.privacy.ListSuppressions;
import io.leadstone.application.port.in.privacy.RemoveSuppression;
import io.leadstone.application.port.in.privacy.SuppressAddress;
import io.leadstone.application.port.in.privacy.SuppressAddressCommand;
import io.leadstone.application.port.in.privacy.SuppressionKeyUse;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.SuppressionNotFoundException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Suppression;
import java.util.Optional;
import java.util.UUID;

/** Implements the use cases of suppression lists. */
record SuppressionServices(
        CommandCheck check, ChangeContexts contexts, Suppressions suppressions, TypedAddresses addresses)
        implements SuppressAddress, ListSuppressions, RemoveSuppression, CheckSuppressionKeys {

    @Override
    public Suppression suppress(Caller caller, SuppressAddressCommand command) {
        caller.require(Scope.ADMIN);
        check.require(command);
        if (command.email().isPresent() == command.phone().isPresent()) {
            throw new InvalidCommandException(
                    "email",
                    command.email().isPresent()
                            ? "must not be combined with a phone"
                            : "must be given, unless there is a phone");
        }
        suppressions.require();
        CompanyId companyId = caller.companyId();
        Optional<EmailAddress> email = command.email().map(addresses::email);
        Optional<String> phone = command.phone().map(typed -> addresses.e164(companyId, typed));
        return suppressions
                .findRefusal(companyId, email, phone)
                .orElseGet(() -> suppressions
                        .list()
                        .get()
                        .add(suppressions.refusal(companyId, email, phone, command.reason(), contexts.by(caller))));
    }

    @Override
    public Page<Suppression> suppressions(Caller caller, PageRequest page) {
        caller.require(Scope.ADMIN);
        check.require(page);
        return suppressions.list().get().list(caller.companyId(), page);
    }

    @Override
    public void removeSuppression(Caller caller, UUID id) {
        caller.require(Scope.ADMIN);
        if (!suppressions.list().get().remove(caller.companyId(), id)) {
            throw new SuppressionNotFoundException(id);
        }
    }

    @Override
    public SuppressionKeyUse checkSuppressionKeys() {
        return new SuppressionKeyUse(
                suppressions.keys().ids(), suppressions.list().get().countByKey());
    }
}
