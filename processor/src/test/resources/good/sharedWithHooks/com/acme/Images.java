package com.acme;

import java.util.List;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.WorkerContext;

public final class Images {
    private Images() {}

    public record Profile(String name, List<Integer> curve) {}

    public record Stats(Profile last, int count) {}

    // expect AdjustWorker: .onStart(Images.class, AdjustWorker::onStart) .onExit(Images.class, AdjustWorker::onExit, AdjustExit.class, AdjustExit::new, AdjustCodec::writeExit, AdjustCodec::readExit) .allow("java.lang.StringBuilder");
    // expect AdjustCodec: 0x181fee4c9a9bd760L
    // expect AdjustPool: public static AdjustPool open(Images.Profile profile) {
    // expect AdjustPool: public List<Images.Stats> exitResults() {
    @ParallelTask(allow = StringBuilder.class)
    public static int adjust(String image, @Shared Profile profile) {
        return 1;
    }

    // expect no CropShared
    // expect CropCodec: 0x968416d609fde355L
    // expect CropPool: public static CropPool open() {
    // expect CropWorker: CropCodec::writeExit, CropCodec::readExit);
    @ParallelTask
    public static int crop(String image) {
        return 1;
    }

    @OnWorkerStart
    static void load(WorkerContext context) {}

    @OnWorkerExit
    static Stats flush() {
        return new Stats(new Profile("", List.of()), 0);
    }
}
