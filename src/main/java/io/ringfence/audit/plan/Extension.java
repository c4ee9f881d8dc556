package io.ringfence.audit.plan;

import java.util.List;

/** An extension or pattern of a context, and its steps in order. */
public record Extension(String context, String name, Dialled dialled, List<Step> steps) {}
