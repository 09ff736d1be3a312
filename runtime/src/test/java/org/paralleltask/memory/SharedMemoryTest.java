package org.paralleltask.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.paralleltask.system.RandomBytes;

class SharedMemoryTest {
    @Test
    void randomBytesAreAsManyAsAskedForAndNeverTheSame() {
        Set<String> names = new HashSet<>();
        int[] ones = new int[Byte.SIZE];
        for (int i = 0; i < 1000; i++) {
            for (byte some : RandomBytes.of(32)) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    ones[bit] += some >>> bit & 1;
                }
            }
            names.add(SharedMemory.randomName());
        }

        assertThat(names).hasSize(1000).allMatch(name -> name.matches("[0-9a-f]{16}"));
        for (int count : ones) {
            assertThat(count).isBetween(15_400, 16_600); // of 32,000; more than six standard deviations
        }
    }
}
