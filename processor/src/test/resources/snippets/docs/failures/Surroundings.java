class Surroundings {
  Path image;
  List<Path> images;
  ThumbnailPool pool;
}
