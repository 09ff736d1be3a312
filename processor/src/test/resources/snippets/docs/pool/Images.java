final class Images {
  private Images() {}

  @ParallelTask
  static Path resize(Path image, int width, int height) {
    return image;
  }

  @ParallelTask
  static Path copy(Path image) {
    return image;
  }

  @ParallelTask
  static Path shrink(Path image) {
    return image;
  }
}
