package io.leadstone.application.access;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, for which company. Every use case takes one, and nothing it does reaches beyond the caller's company.
 *
 * @param principal the caller's name in the change log: a key's id, a user's id, 1–{@value ChangeContext#MAX_ACTOR} characters
 * @param session the widget session, for role {@code lead} and only for it
 */
public record Caller(
        CompanyId companyId, String principal, Set<Scope> scopes, Role role, Optional<LeadSession> session) {

    public Caller {
        scopes = Set.copyOf(scopes);
        if (principal.isBlank() || principal.length() > ChangeContext.MAX_ACTOR || !PlainText.isLine(principal)) {
            throw new IllegalArgumentException(
                    "a caller's principal is one line of 1 to " + ChangeContext.MAX_ACTOR + " characters");
        }
        if (session.isPresent() != (role == Role.LEAD)) {
            throw new IllegalArgumentException("a caller has a session where, and only where, its role is lead");
        }
    }

    /** A member of the company with these scopes. */
    public static Caller member(CompanyId companyId, String principal, Scope... scopes) {
        return new Caller(companyId, principal, Set.of(scopes), Role.MEMBER, Optional.empty());
    }

    /** A lead in its widget session. */
    public static Caller lead(CompanyId companyId, LeadSession session) {
        return new Caller(companyId, "lead:" + session.leadId(), Set.of(), Role.LEAD, Optional.of(session));
    }

    /**
     * Passes where the caller has {@code scope}.
     *
     * @throws AccessDeniedException where not, and always for role {@code lead}
     */
    public void require(Scope scope) {
        if (role == Role.LEAD || !scopes.contains(scope)) {
            throw new AccessDeniedException("this needs the scope " + scope.code());
        }
    }

    /**
     * The company {@code other}, where the caller may ask for it: its own, or, as a super admin, any.
     *
     * @throws AccessDeniedException where not
     */
    public CompanyId requireAccessTo(CompanyId other) {
        if (role != Role.SUPER_ADMIN && !other.equals(companyId)) {
            throw new AccessDeniedException("only a super admin may name another company");
        }
        return other;
    }

    /** Whether the caller's session opened this conversation; a caller without a session is not bound to one. */
    public boolean mayAccess(ConversationSnapshot conversation) {
        return session.isEmpty()
                || session.filter(own -> conversation
                                        .session()
                                        .filter(own.sessionId()::equals)
                                        .isPresent()
                                && conversation
                                        .leadId()
                                        .filter(own.leadId()::equals)
                                        .isPresent())
                        .isPresent();
    }

    /**
     * Passes where the caller may read the lead {@code id}, if its company has it: with scope {@code read}, or as that lead in the
     * session that created it.
     *
     * @throws AccessDeniedException where not
     */
    public void requireReadOf(LeadId id) {
        if (session.isEmpty()) {
            require(Scope.READ);
        } else if (session.filter(own -> own.createdLead() && own.leadId().equals(id))
                .isEmpty()) {
            throw new AccessDeniedException("a lead reads only itself, in the session that created it");
        }
    }

    @Override
    public String toString() {
        return "Caller[companyId=" + companyId + ", scopes=" + scopes + ", role=" + role + "]";
    }
}
