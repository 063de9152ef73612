package io.leadstone.application.port.in.lead;

import io.leadstone.application.constraint.OpaqueIdShape;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

/**
 * Registers a lead through an agent, which decides the company. The draft's own agent does not count. The draft has no status and no
 * lost reason: these are for the company to set.
 */
@SetByVisitor
public record RegisterLeadCommand(
        @NotBlank @OpaqueIdShape String agentId, @Valid LeadDraft lead) {}
