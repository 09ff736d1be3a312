package com.acme;

import java.util.concurrent.TimeUnit;
import org.paralleltask.ParallelTask;

public final class Images {
    private Images() {}

    public enum Filter {
        BLUR,
        SHARPEN {
            @Override
            public String toString() {
                return "sharp";
            }
        }
    }

    // expect ApplyCodec: private static final Images.Filter[] FILTER_VALUES = Images.Filter.values(); private static final TimeUnit[] TIME_UNIT_VALUES = TimeUnit.values();
    // expect ApplyCodec: return TaskCodec.fingerprint(0x7811e3bef9a46eb9L, FILTER_VALUES, TIME_UNIT_VALUES);
    // expect ApplyCodec: Containers.writeArray(out.at("pixels"), task.pixels(), PrimitiveArrays::write); out.at("filter").writeEnum(task.filter()); Containers.writeArray(out.at("more"), task.more(), Encoder::writeEnum); Containers.writeArray(out.at("units"), task.units(), ApplyCodec::writeTimeUnitArray);
    // expect ApplyCodec: Containers.readArray(in, int[][]::new, PrimitiveArrays::readInts), in.readEnum(FILTER_VALUES), Containers.readArray(in, Images.Filter[]::new, part -> part.readEnum(FILTER_VALUES)), Containers.readArray(in, TimeUnit[][]::new, ApplyCodec::readTimeUnitArray)
    // expect ApplyPool: public int[][] call(int[][] pixels, Images.Filter filter, Images.Filter[] more, TimeUnit[][] units) {
    // expect ApplyWorker without: .allow(
    @ParallelTask
    public static int[][] apply(int[][] pixels, Filter filter, Filter[] more, TimeUnit[][] units) {
        return pixels;
    }

    @ParallelTask
    public static Filter inverse(Filter filter) {
        return filter;
    }

    // expect HistogramCodec: PrimitiveArrays.write(out.at("result"), result.value());
    // expect HistogramCodec: new HistogramTask(PrimitiveArrays.readBytes(in))
    // expect HistogramCodec: new HistogramResult(PrimitiveArrays.readDoubles(in))
    @ParallelTask
    public static double[] histogram(byte[] image) {
        return new double[image.length];
    }
}
