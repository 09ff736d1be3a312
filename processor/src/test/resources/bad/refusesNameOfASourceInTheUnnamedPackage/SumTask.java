public record SumTask() {}
