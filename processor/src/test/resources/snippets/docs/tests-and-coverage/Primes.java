final class Primes {
  private Primes() {}

  @ParallelTask
  static long sumPrimes(int below) {
    return below;
  }
}
