package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Awkward#wild(Awkward.Twins, Awkward.Twins, Awkward.Family, Map, Optional, List[])} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record WildResult(Awkward.Family<? extends Path> value) implements Serializable {
}
