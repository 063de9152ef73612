package io.leadstone.application.port.in;

import io.leadstone.application.constraint.OpaqueIdShape;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

/** Register this lead through this agent, which decides the company. The draft's own agent does not count. */
public record RegisterLeadCommand(
        @NotBlank @OpaqueIdShape String agentId, @Valid LeadDraft lead) {}
