"""From a web page's tree to typed blocks: walk, features, model, captions, assembly."""
