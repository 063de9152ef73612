package io.leadstone.benchmarks.rival;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The routes. Their paths are those of Leadstone, so that both serve the same requests. */
@RestController
@RequestMapping("/v1")
class RivalLeadController {

    private final RivalLeadService service;

    RivalLeadController(RivalLeadService service) {
        this.service = service;
    }

    @PostMapping("/lead")
    ResponseEntity<RivalLeadAnswer> create(
            @RequestAttribute(RivalApiKeyFilter.COMPANY) String companyId, @Valid @RequestBody RivalLeadFields fields) {
        RivalLeadAnswer lead = service.create(companyId, fields);
        return ResponseEntity.created(URI.create("/v1/lead/" + lead.id())).body(lead);
    }

    @PutMapping("/lead/{id}")
    RivalLeadAnswer update(
            @RequestAttribute(RivalApiKeyFilter.COMPANY) String companyId,
            @PathVariable UUID id,
            @Valid @RequestBody RivalLeadFields fields) {
        return service.update(companyId, id, fields);
    }

    @GetMapping("/lead/{id}")
    RivalLeadAnswer get(@RequestAttribute(RivalApiKeyFilter.COMPANY) String companyId, @PathVariable UUID id) {
        return service.get(companyId, id);
    }

    @GetMapping("/lead/company")
    RivalPage list(
            @RequestAttribute(RivalApiKeyFilter.COMPANY) String companyId,
            @RequestParam(required = false) @Nullable RivalStatus status,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "20") int perPage) {
        return service.list(companyId, status, search, page, perPage);
    }

    @GetMapping("/analytic/leads")
    RivalReport report(
            @RequestAttribute(RivalApiKeyFilter.COMPANY) String companyId,
            @RequestParam(name = "start_date") LocalDate start,
            @RequestParam(name = "end_date") LocalDate end) {
        return service.report(companyId, start, end);
    }
}
