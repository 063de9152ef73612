package com.example.deals;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A route of the application, beside those of Leadstone. */
@RestController
class DealController {

    private final Deals deals;

    DealController(Deals deals) {
        this.deals = deals;
    }

    @GetMapping("/deals")
    List<String> deals() {
        return deals.titles();
    }
}
