#!/bin/sh
# Makes the pictures of docs/tour.md from what test/browser/story.test.ts photographed. Needs ImageMagick.
set -eu
cd "$(dirname "$0")/.."

# picture: what was photographed, what it is called here, how much of it is shown, how wide
picture() {
  convert "screenshots/story-$1.png" -crop "$3" +repage -resize "$4" +dither -colors 128 -strip "PNG8:docs/tour/$2.png"
}

mkdir -p docs/tour
picture sign-in-light-desktop sign-in 1280x800+0+0 800x
picture authentication-light-desktop authentication 1280x1400+0+0 800x
picture guide-light-desktop guide 1280x800+0+0 800x
picture people-light-desktop people 1280x800+0+0 800x
picture person-light-desktop person 1280x1000+0+0 800x
picture workgroup-light-desktop workgroup 1280x900+0+0 800x
picture refused-light-desktop refused 1280x1250+0+0 800x
picture account-dark-phone account-dark 360x740+0+0 360x
