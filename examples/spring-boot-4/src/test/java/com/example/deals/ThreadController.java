package com.example.deals;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A route that shows which kind of thread serves requests. */
@RestController
class ThreadController {

    @GetMapping("/thread")
    String thread() {
        return Thread.currentThread().toString();
    }
}
