/** @jsxImportSource preact */
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { CandidatePicture } from '../../domain/candidate-exam.ts';
import { Dialog } from '../looks/Dialog.tsx';
import { Icon } from '../looks/Icon.tsx';
import { useWords } from '../words/Words.tsx';

/** Where the pictures of this exam are, by media id. */
export const PictureAddress = createContext<(mediaId: string) => string>(() => '');

/**
 * A picture, with a button that shows it as large as the screen allows. What stands in for it is for who can't see it, and
 * for nobody else: it may well say what the others have to read off.
 */
export function Picture({ picture, small = false }: { picture: CandidatePicture; small?: boolean }) {
  const { t } = useWords();
  const [isLarge, setLarge] = useState(false);
  const { alt } = picture;
  return (
    <figure class={small ? 'picture small' : 'picture'}>
      <Bare picture={picture} />
      <button
        type="button"
        class="button quiet small"
        aria-label={small && alt ? t('item.zoomOf', { alt }) : t('item.zoom')}
        onClick={() => setLarge(true)}
      >
        <Icon name="zoom" />
        <span aria-hidden="true">{t('item.zoom')}</span>
      </button>
      {isLarge && (
        <Dialog title={t('item.picture')} wide onClose={() => setLarge(false)}>
          <div class="large-picture" tabIndex={0} role="group" aria-label={t('item.picture')}>
            <Bare picture={picture} />
          </div>
          <div class="actions">
            <button type="button" class="button" onClick={() => setLarge(false)}>
              {t('item.closePicture')}
            </button>
          </div>
        </Dialog>
      )}
    </figure>
  );
}

function Bare({ picture: { mediaId, alt, width, height } }: { picture: CandidatePicture }) {
  const address = useContext(PictureAddress);
  // With its size known, the text below does not jump when the picture comes.
  const size = width && height ? { width, height } : {};
  return <img src={address(mediaId)} alt={alt} decoding="async" {...size} />;
}
